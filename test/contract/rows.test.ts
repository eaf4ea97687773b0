import { askedAs, raw, settingOf, sql, SYSTEM, type Acting } from '@channelgraph/database';
import { STORY_PEOPLE } from '@channelgraph/demo';
import type { Actor, Role } from '@channelgraph/identity';
import { members } from '@channelgraph/standalone';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCopy } from '../graph/demo-copies.ts';
import { copyOfTheDemo, NOW } from '../graph/house.ts';

/** What the policies hold, with no row scope in the question: every table of every schema, asked as its login role, with the demo data in it. */
let demo: DemoCopy;
beforeAll(async () => { demo = await copyOfTheDemo(); });
afterAll(() => demo.drop());

/** Somebody who works for a partner; the roles are tried on the same person. */
const somebody = STORY_PEOPLE.find(({ role }) => role === 'PARTNER_ADMIN');
const PARTNER_ROLES: readonly Role[] = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'];
const as = (role: Role): Acting => ({ actor: { personId: somebody?.id ?? '', role, partnerId: somebody?.partnerId ?? '', scopes: [] } satisfies Actor, at: NOW });
const NOBODY: Acting = { actor: { personId: '', role: 'SYSTEM', partnerId: null, scopes: [] }, at: NOW };

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Function Call'?: string;
  readonly 'One-Time Filter'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe.each(members)('$name', ({ name }) => {
  let login: pg.Client;
  let owner: pg.Client;
  let tables: readonly string[];
  /** Those that somebody may write at all: the audit trail is nobody's. */
  let writable: readonly string[];
  beforeAll(async () => {
    [login, owner] = await Promise.all([demo.urls.get(name)?.url, demo.urls.get(name)?.ownerUrl].map(async connectionString => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      return client;
    })) as [pg.Client, pg.Client]; // one each
    const { rows } = await owner.query<{ table: string }>("select relname as table from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and relname <> 'migration' order by 1", [name]);
    tables = rows.map(({ table }) => table);
    const { rows: open } = await login.query<{ table: string }>("select relname as table from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and has_table_privilege(oid, 'insert')", [name]);
    writable = open.map(({ table }) => table);
  });
  afterAll(() => Promise.all([login.end(), owner.end()]));

  async function ask<Row extends object>(acting: Acting, text: string): Promise<readonly Row[]> {
    const statement = askedAs(name, settingOf(acting), raw(text));
    return (await login.query<Row>({ text: statement.text, values: statement.values })).rows;
  }
  const counts = async (acting: Acting): Promise<Readonly<Record<string, number>>> => {
    const [row] = await ask<Record<string, number>>(acting, `select ${tables.map(table => `(select count(*)::int from ${name}.${table}) as ${table}`).join(', ')}`);
    return row ?? {};
  };

  describe.each(['force_custom_plan', 'force_generic_plan'])('with %s', mode => {
    beforeAll(() => login.query(`set plan_cache_mode = ${mode}`));

    it('sets the actor before a row of any table is looked at', async () => {
      for (const table of tables) {
        await login.query(`prepare probe as ${askedAs(name, '', sql`select * from ${raw(`${name}.${table}`)}`).text}`);
        const { rows: [row] } = await login.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(`explain (format json, verbose) execute probe (${login.escapeLiteral(settingOf(as('PARTNER_ADMIN')))})`);
        await login.query('deallocate probe');
        const plan = row?.['QUERY PLAN'][0]?.Plan;
        const [first, second] = plan?.Plans ?? [];
        expect([plan?.['Node Type'], first?.['Function Call'], second?.['One-Time Filter']], table).toEqual(['Nested Loop', expect.stringContaining('set_config'), '(acting.acting IS NOT NULL)']);
      }
    });

    it('shows nobody anything, and the programme itself everything', async () => {
      expect(await counts(NOBODY)).toEqual(Object.fromEntries(tables.map(table => [table, 0])));
      const { rows: [all] } = await owner.query<Record<string, number>>(`select ${tables.map(table => `(select count(*)::int from ${name}.${table}) as ${table}`).join(', ')}`);
      expect(await counts(SYSTEM)).toEqual(all);
    });

    it('shows partner people their own partner', async () => {
      expect((await counts(as('PARTNER_ADMIN')))['partner']).toBe(1);
    });

    it.each(PARTNER_ROLES)('shows %s no row of a rival', async role => {
      const own = somebody?.partnerId;
      const columns = await owner.query<{ table: string; column: string }>(
        "select table_name as table, column_name as column from information_schema.columns where table_schema = $1 and (column_name = 'partner_id' or table_name = 'partner' and column_name = 'id') and table_name = any ($2)", [name, tables]);
      for (const { table, column } of columns.rows) {
        const rows = await ask<{ partner: string | null }>(as(role), `select distinct ${column}::text as partner from ${name}.${table}`);
        const foreign = rows.filter(({ partner }) => partner !== own && (partner !== null || name !== 'partners'));
        expect(foreign, table).toEqual([]);
      }
    });

    it('leaves nothing behind on the connection', async () => {
      await counts(SYSTEM);
      await counts(as('PARTNER_ADMIN'));
      const { rows: [left] } = await login.query<{ actor: string; employer: string; seen: number }>(`
        select current_setting('channelgraph.actor', true) as actor, current_setting('channelgraph.employer', true) as employer, (select count(*)::int from ${name}.partner) as seen`);
      expect(left).toEqual({ actor: '', employer: '', seen: 0 });
    });
  });

  it('refuses every write of nobody', async () => {
    for (const table of writable) {
      await expect(login.query(`insert into ${name}.${table} select * from jsonb_populate_record(null::${name}.${table}, '{}')`), table).rejects.toThrow(/row-level security|non-DEFAULT|null value/);
      expect((await login.query(`delete from ${name}.${table}`)).rowCount, table).toBe(0);
    }
  });

  it('refuses partner people every change of a rival’s row', async () => {
    const columns = await owner.query<{ table: string }>("select table_name as table from information_schema.columns where table_schema = $1 and column_name = 'partner_id' and table_name = any ($2)", [name, writable]);
    for (const role of PARTNER_ROLES) {
      await login.query('begin');
      await login.query(`select ${name}.as_actor($1)`, [settingOf(as(role))]);
      for (const { table } of columns.rows) {
        const rivals = 'where partner_id is distinct from $1';
        expect((await login.query(`update ${name}.${table} set partner_id = partner_id ${rivals}`, [somebody?.partnerId])).rowCount, table).toBe(0);
        expect((await login.query(`delete from ${name}.${table} ${rivals}`, [somebody?.partnerId])).rowCount, table).toBe(0);
        await login.query('savepoint attempt');
        const rival = await owner.query<{ row: object }>(`select to_jsonb(t) || jsonb_build_object('id', gen_random_uuid()) as row from ${name}.${table} t ${rivals} limit 1`, [somebody?.partnerId]);
        const generated = await owner.query<{ names: string }>(`select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [`${name}.${table}`]);
        const names = generated.rows[0]?.names ?? '';
        await expect(login.query(`insert into ${name}.${table} (${names}) select ${names} from jsonb_populate_record(null::${name}.${table}, $1)`, [rival.rows[0]?.row]), `${role} ${table}`).rejects.toThrow('row-level security');
        await login.query('rollback to savepoint attempt');
      }
      await login.query('rollback');
    }
  });

  it('lets nobody but the programme itself read what was published', async () => {
    for (const role of ['VENDOR_ADMIN', 'PARTNER_ADMIN', 'INTEGRATION'] as const) expect((await counts(as(role)))['outbox']).toBe(0);
  });
});

it('would see a policy that lets everybody through', async () => {
  const [login, owner] = [new pg.Client({ connectionString: demo.urls.get('deals')?.url }), new pg.Client({ connectionString: demo.urls.get('deals')?.ownerUrl })];
  await Promise.all([login.connect(), owner.connect()]);
  const statement = askedAs('deals', settingOf(as('PARTNER_ADMIN')), sql`select from deals.deal where partner_id <> ${somebody?.partnerId}::uuid limit 1`);
  const rivals = async () => (await login.query({ text: statement.text, values: statement.values })).rowCount;
  expect(await rivals()).toBe(0);
  await owner.query('create policy open on deals.deal for select using (true)');
  expect(await rivals().finally(() => owner.query('drop policy open on deals.deal'))).toBe(1);
  await Promise.all([login.end(), owner.end()]);
});

it('keeps to the index that the question is made for', async () => {
  const login = new pg.Client({ connectionString: demo.urls.get('deals')?.url });
  await login.connect();
  await login.query(`prepare probe as ${askedAs('deals', '', sql`select * from deals.deal d where d.partner_id = ${''}::uuid order by d.created_at desc, d.id desc limit 10`).text}`);
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await login.query(`set plan_cache_mode = ${mode}`);
    const { rows: [row] } = await login.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(`explain (format json, verbose) execute probe (${login.escapeLiteral(settingOf(as('PARTNER_ADMIN')))}, '${somebody?.partnerId ?? ''}')`);
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    expect(plan && nodesOf(plan).filter(node => node['Index Cond']?.includes('d.partner_id = ')).length, mode).toBe(1);
  }
  await login.end();
});
