import { sql } from '@channelgraph/database';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { employment, idOf, partner, portfolio, territory } from '../../testing/facts.ts';
import { setTarget } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

interface TargetList {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly scope: string } }[];
}

describe('targets', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const carl = () => test.as(actor('CHANNEL_SALES_MANAGER', { personId: idOf('Carl') }));
  const chris = () => test.as(actor('CHANNEL_SALES_MANAGER', { personId: idOf('Chris') }));
  const told = () => test.database.rows<{ type: string; data: Record<string, unknown> }>(sql`select type, data from metrics.outbox order by position`);

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }), territory('Carl', 'EMEA'), territory('Chris', 'GLOBAL'),
      portfolio('Pat', 'Globex'), employment('Ann', 'Acme'),
    );
  });
  afterAll(() => test.close());

  it('are set for a partner, told to the others, and set again as the next version', async () => {
    const first = await setTarget(admin(), { partner: 'Acme', amount: 1_000_00 });
    expect(first).toMatchObject({ target: { version: 1, amount: { amountMinor: '100000', currency: 'USD' }, period: { name: 'FY2027-Q4' } }, userErrors: [] });
    const second = await setTarget(carl(), { partner: 'Acme', amount: 50_000, currency: 'JPY', expectedVersion: 1 });
    expect(second).toMatchObject({ target: { id: first.target?.id, version: 2, amount: { amountMinor: '50000', currency: 'JPY' } } });
    const subject = {
      id: first.target?.id, scope: 'PARTNER', partnerId: idOf('Acme'), region: null, metric: 'REVENUE', periodStart: '2026-10-31T23:00:00.000Z', periodEnd: '2027-01-31T23:00:00.000Z',
    };
    expect(await told()).toEqual([
      { type: 'channelgraph.metrics.target.set.v1', data: { ...subject, version: 1, amountMinor: '100000', currency: 'USD' } },
      { type: 'channelgraph.metrics.target.set.v1', data: { ...subject, version: 2, amountMinor: '50000', currency: 'JPY' } },
    ]);
  });

  it('of another period, a region or the channel are other targets', async () => {
    expect(await setTarget(chris(), { partner: 'Acme', amount: 4_000_00, period: 'CURRENT_YEAR' })).toMatchObject({ target: { version: 1, period: { name: 'FY2027' } } });
    expect(await setTarget(carl(), { scope: 'REGION', region: 'EMEA', amount: 9_000_00 })).toMatchObject({ target: { version: 1 } });
    expect(await setTarget(chris(), { scope: 'CHANNEL', amount: 90_000_00, period: '2026-11-01/2027-02-01' })).toMatchObject({ target: { version: 1, period: { name: 'FY2027-Q4' } } });
    expect(await setTarget(chris(), { scope: 'CHANNEL', amount: 95_000_00 })).toMatchObject({ target: { version: 2 } });
  });

  it('of new partners are a number, set again likewise, and told under a name of their own', async () => {
    const period = '2028-01-01/2028-04-01';
    expect(await setTarget(chris(), { scope: 'CHANNEL', metric: 'NEW_PARTNERS', count: 4, period })).toMatchObject({ target: { version: 1, unit: 'COUNT', count: 4, amount: null }, userErrors: [] });
    expect(await setTarget(chris(), { scope: 'CHANNEL', metric: 'NEW_PARTNERS', count: 6, period })).toMatchObject({ target: { version: 2, count: 6 } });
    expect(await setTarget(chris(), { scope: 'CHANNEL', amount: 6, period })).toMatchObject({ target: { version: 1, unit: 'MONEY', count: null, amount: { amountMinor: '6' } } });
    const counted = (await told()).filter(({ type }) => type === 'channelgraph.metrics.count-target.set.v1');
    expect(counted.map(({ data }) => [data['metric'], data['version'], data['count'], data['amountMinor']])).toEqual([['NEW_PARTNERS', 1, 4, undefined], ['NEW_PARTNERS', 2, 6, undefined]]);
    await test.database.run(sql`delete from metrics.target where period_start > '2027-12-01'`);
  });

  it('are in the unit of their metric, whoever writes them (target_in_its_unit)', async () => {
    const insert = (metric: string, scope: string, { minor = null, count = null }: { minor?: number | null; count?: number | null }) => test.database.run(sql`
      insert into metrics.target (id, scope, partner_id, metric, period_start, period_end, period_name, amount_minor, amount_currency, count, set_at, version)
      values (gen_random_uuid(), ${scope}, ${scope === 'PARTNER' ? idOf('Acme') : null}::uuid, ${metric}, '2029-01-01', '2029-02-01', '2029-01', ${minor}, ${minor === null ? null : 'EUR'}, ${count}, '2029-01-01', 1)`);
    for (const [metric, scope, values] of [
      ['REVENUE', 'CHANNEL', {}], ['REVENUE', 'CHANNEL', { minor: 5, count: 5 }], ['NEW_PARTNERS', 'CHANNEL', {}], ['NEW_PARTNERS', 'CHANNEL', { minor: 5 }], ['NEW_PARTNERS', 'CHANNEL', { count: 0 }],
      ['NEW_PARTNERS', 'PARTNER', { count: 5 }], ['FAME', 'CHANNEL', { count: 5 }],
    ] as const) await expect(insert(metric, scope, values), `${metric} ${scope} ${JSON.stringify(values)}`).rejects.toMatchObject({ constraint: 'target_in_its_unit' });
  });

  it('are not set for what is not one’s own', async () => {
    expect(await setTarget(carl(), { partner: 'Globex', amount: 1 })).toEqual({ target: null, userErrors: [{ code: 'NOT_FOUND', field: ['partnerId'] }] });
    expect(await setTarget(carl(), { partner: 'nobody', amount: 1 })).toEqual({ target: null, userErrors: [{ code: 'NOT_FOUND', field: ['partnerId'] }] });
    expect(await setTarget(carl(), { scope: 'REGION', region: 'AMER', amount: 1 })).toMatchObject({ userErrors: [{ code: 'ACTION_NOT_PERMITTED' }] });
    expect(await setTarget(carl(), { scope: 'CHANNEL', amount: 1 })).toMatchObject({ userErrors: [{ code: 'ACTION_NOT_PERMITTED' }] });
    expect(await setTarget(admin(), { scope: 'REGION', region: 'ATLANTIS', amount: 1 })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE', field: ['region'] }] });
  });

  it('have no effect twice when the same command is sent twice, and the key serves no other command', async () => {
    const key = '0d0f6a3e-6c25-4b42-9f0f-2b7a4a6c9d10';
    const once = await setTarget(chris(), { partner: 'Globex', amount: 700_00, key });
    expect(await setTarget(chris(), { partner: 'Globex', amount: 700_00, key })).toEqual(once);
    expect(await setTarget(chris(), { partner: 'Globex', amount: 800_00, key })).toMatchObject({ target: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect((await told()).filter(({ data }) => data['partnerId'] === idOf('Globex'))).toHaveLength(1);
  });

  it('are out of sight, and no failure, for who lost the territory before sending the same command again', async () => {
    await test.publish(territory('Lena', 'AMER'));
    const lena = () => test.as(actor('CHANNEL_SALES_MANAGER', { personId: idOf('Lena') }));
    const wish = { partner: 'Globex', amount: 300_00, period: 'CURRENT_YEAR', key: '6f1f3a53-7a0c-4c06-8f0b-0d4f8e0f5a11' } as const;
    expect(await setTarget(lena(), wish)).toMatchObject({ target: { version: 1 }, userErrors: [] });
    await test.publish(territory('Lena', 'AMER', { to: '2026-11-18T09:00:00Z', version: 2 }));
    expect(await setTarget(lena(), wish)).toMatchObject({ target: null, userErrors: [{ code: 'NOT_FOUND' }] });
    await test.database.run(sql`delete from metrics.target where partner_id = ${idOf('Globex')}::uuid and period_name = 'FY2027'`);
    await test.database.run(sql`delete from metrics.outbox where data ->> 'amountMinor' = '30000'`);
  });

  it('are refused when somebody set them since', async () => {
    expect(await setTarget(chris(), { partner: 'Globex', amount: 1_00, expectedVersion: 7 })).toMatchObject({ target: null, userErrors: [{ code: 'CONCURRENT_MODIFICATION', field: ['expectedVersion'] }] });
  });

  it('that several set at once are one target with as many versions (target_once)', async () => {
    const rounds = Array.from({ length: 20 }, (_, round) => 2030 + round);
    for (const year of rounds) {
      const period = `${String(year)}-01-01/${String(year)}-04-01`;
      const all = await Promise.all([1, 2, 3, 4, 5].map((amount) => setTarget(chris(), { scope: 'CHANNEL', amount, period })));
      expect(new Set(all.map(({ target }) => target?.id)).size).toBe(1);
    }
    expect(await test.database.rows(sql`select count(*)::int as targets, min(version) as least, max(version) as most from metrics.target where period_start > '2029-01-01'`))
      .toEqual([{ targets: rounds.length, least: 5, most: 5 }]);
    await test.database.run(sql`delete from metrics.target where period_start > '2029-01-01'`);
  });

  describe('are listed, latest period first', () => {
    const listed = async (asker: ReturnType<TestSubgraph['as']>, list = ''): Promise<TargetList> => {
      const answer = await asker.query(`{ targets${list} { totalCount pageInfo { hasNextPage endCursor } edges { node { scope region partner { id } period { name } amount { amountMinor } } } } }`);
      expect(answer.errors).toEqual([]);
      return (answer.data as { targets: TargetList }).targets; // as asked above
    };
    const scopes = async (asker: ReturnType<TestSubgraph['as']>, list = '') => (await listed(asker, list)).edges.map(({ node }) => node.scope).sort();
    const person = (name: string) => ({ personId: idOf(name) });

    it('all of them to administrators', async () => {
      expect(await scopes(admin())).toEqual(['CHANNEL', 'PARTNER', 'PARTNER', 'PARTNER', 'REGION']);
    });
    it('of their partners and of regions and the channel to channel sales managers', async () => {
      expect(await scopes(carl())).toEqual(['CHANNEL', 'PARTNER', 'PARTNER', 'REGION']);
    });
    it('of their partners to partner sales managers, of the own company to partner administrators', async () => {
      expect(await listed(test.as(actor('PARTNER_SALES_MANAGER', person('Pat'))))).toMatchObject({ totalCount: 1, edges: [{ node: { partner: { id: idOf('Globex') } } }] });
      expect(await listed(test.as(actor('PARTNER_ADMIN', { ...person('Ann'), partnerId: idOf('Acme') })))).toMatchObject({ totalCount: 2, edges: [{ node: { partner: { id: idOf('Acme') } } }, {}] });
    });
    it('of regions and the channel, and of no partner, to analysts', async () => {
      expect(await scopes(test.as(actor('ANALYST')))).toEqual(['CHANNEL', 'REGION']);
    });
    it('to nobody else', async () => {
      expect((await test.as(actor('PARTNER_SELLER', { ...person('Ann'), partnerId: idOf('Acme') })).query('{ targets { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });
    it('by scope, region and partner', async () => {
      expect(await scopes(admin(), '(filter: { scope: REGION })')).toEqual(['REGION']);
      expect(await scopes(admin(), '(filter: { metric: NEW_PARTNERS })')).toEqual([]);
      expect(await scopes(admin(), '(filter: { region: "AMER" })')).toEqual([]);
      expect(await scopes(admin(), `(filter: { partnerId: "${idOf('Globex')}" })`)).toEqual(['PARTNER']);
      expect(await scopes(admin(), '(filter: { partnerId: "Globex" })')).toEqual([]);
    });
    it('page by page, each once', async () => {
      const first = await listed(admin(), '(first: 3)');
      expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
      const second = await listed(admin(), `(first: 3, after: "${first.pageInfo.endCursor}")`);
      expect(second).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });
      expect(first.edges.length + second.edges.length).toBe(5);
      expect(second.edges).toHaveLength(2);
    });
    it('one by one as references, out of sight like unknown', async () => {
      const [globex] = await test.database.rows<{ id: string }>(sql`select id from metrics.target where partner_id = ${idOf('Globex')}::uuid`);
      const query = `{ _entities(representations: [{ __typename: "Target", id: "${globex?.id ?? ''}" }, { __typename: "Target", id: "${idOf('nothing')}" }]) { ... on Target { amount { amountMinor currency } } } }`;
      expect((await admin().query(query)).data).toEqual({ _entities: [{ amount: { amountMinor: '70000', currency: 'USD' } }, null] });
      expect((await carl().query(query)).data).toEqual({ _entities: [null, null] });
    });
  });
});
