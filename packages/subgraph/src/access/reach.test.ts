import { randomUUID } from 'node:crypto';
import { openDatabase, projectNewest, raw, sql, SYSTEM } from '@channelgraph/database';
import type { Actor } from '@channelgraph/identity';
import { actor, bareSchema, ownHands, testDatabase, type OwnHands, type TestDatabase } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachProjections, reachTables, rowScope } from './reach.ts';

const scope = rowScope('library', {
  VENDOR_ADMIN: 'ALL', CHANNEL_SALES_MANAGER: 'TERRITORY', PARTNER_SALES_MANAGER: 'PORTFOLIO', PARTNER_ADMIN: 'EMPLOYMENT',
});
const [acme, globex, hooli] = [randomUUID(), randomUUID(), randomUUID()];
const [ada, grace, mary] = [randomUUID(), randomUUID(), randomUUID()];
const january = '2026-01-01T00:00:00Z';
const june = '2026-06-01T00:00:00Z';

let test: TestDatabase;
let database: OwnHands;

const project = (kind: string, ...snapshots: readonly ({ version: number } & Record<string, unknown>)[]) => {
  const projection = reachProjections('library')[kind];
  if (!projection) throw new RangeError(kind);
  return database.transaction(SYSTEM, session => projectNewest(session, projection, snapshots));
};
const partner = (id: string, region: string) =>
  ({ id, version: 1, name: 'A partner', kind: 'VAR', engagement_models: ['SELL_WITH'], status: 'ACTIVE', status_since: january, country: 'DE', region, segment: 'ENTERPRISE' });

async function seenBy(who: Actor, at: string): Promise<readonly string[]> {
  const rows = await database.rows<{ id: string }>(sql`
    select p.id from library.partner p where ${scope.partners({ actor: who, at: new Date(at) }, 'p.id')}`);
  return rows.map(row => row.id).sort();
}

beforeAll(async () => {
  test = await testDatabase([bareSchema('library', reachTables('library'))]);
  database = ownHands(await openDatabase({ name: 'library', url: test.urls.get('library')?.url ?? '', entities: [] }));
  await project('partners.partner', partner(acme, 'EMEA'), partner(globex, 'EMEA'), partner(hooli, 'APAC'));
  await project('partners.portfolio',
    { id: randomUUID(), version: 2, person_id: ada, partner_id: acme, valid_from: january, valid_to: june },
    { id: randomUUID(), version: 1, person_id: grace, partner_id: acme, valid_from: june, valid_to: null });
  await project('partners.employment',
    { id: randomUUID(), version: 2, person_id: mary, partner_id: acme, certifiable: true, valid_from: january, valid_to: june },
    { id: randomUUID(), version: 1, person_id: mary, partner_id: globex, certifiable: true, valid_from: june, valid_to: null });
  await project('partners.territory-ownership',
    { id: randomUUID(), version: 1, person_id: ada, region: 'EMEA', valid_from: january, valid_to: null },
    { id: randomUUID(), version: 1, person_id: grace, region: 'GLOBAL', valid_from: january, valid_to: null });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

describe('who reaches which partners', () => {
  it('an administrator reaches all, a role that is not named reaches none', async () => {
    expect(await seenBy(actor('VENDOR_ADMIN'), june)).toEqual([acme, globex, hooli].sort());
    expect(await seenBy(actor('ANALYST'), june)).toEqual([]);
  });

  it('a partner sales manager reaches the portfolio of that instant; a hand-over takes effect when it happens', async () => {
    const [before, after] = [actor('PARTNER_SALES_MANAGER', { personId: ada }), actor('PARTNER_SALES_MANAGER', { personId: grace })];
    expect([await seenBy(before, '2026-05-31T23:59:59.999Z'), await seenBy(after, '2026-05-31T23:59:59.999Z')]).toEqual([[acme], []]);
    expect([await seenBy(before, june), await seenBy(after, june)]).toEqual([[], [acme]]);
  });

  it('a channel sales manager reaches the partners of the owned territory, or every partner with the whole channel', async () => {
    expect(await seenBy(actor('CHANNEL_SALES_MANAGER', { personId: ada }), june)).toEqual([acme, globex].sort());
    expect(await seenBy(actor('CHANNEL_SALES_MANAGER', { personId: grace }), june)).toEqual([acme, globex, hooli].sort());
    expect(await seenBy(actor('CHANNEL_SALES_MANAGER'), june)).toEqual([]);
  });

  it('partner people reach the partner of their token while they work there', async () => {
    const atAcme = actor('PARTNER_ADMIN', { personId: mary, partnerId: acme });
    expect(await seenBy(atAcme, january)).toEqual([acme]);
    expect(await seenBy(atAcme, june), 'an old token after moving to a rival').toEqual([]);
    expect(await seenBy(actor('PARTNER_ADMIN', { personId: mary, partnerId: globex }), january), 'a token for the rival before moving').toEqual([]);
    expect(await seenBy(actor('PARTNER_ADMIN', { personId: ada, partnerId: acme }), january), 'somebody who never worked there').toEqual([]);
  });

  it('one kind of reach does not lend itself to another role', async () => {
    expect(await seenBy(actor('PARTNER_SALES_MANAGER', { personId: mary }), january)).toEqual([]);
    expect(await seenBy(actor('PARTNER_ADMIN', { personId: ada, partnerId: acme }), january)).toEqual([]);
  });
});

it('reads the caller’s column whatever the caller’s table is called', async () => {
  const atAcme = actor('PARTNER_ADMIN', { personId: mary, partnerId: acme });
  for (const alias of ['p', 'r', 't', 'reach', 'partner']) {
    const visible = scope.partners({ actor: atAcme, at: new Date(january) }, `${alias}.partner_id`);
    const rows = await database.rows<{ partner_id: string }>(sql`
      select partner_id from (select id as partner_id from library.partner) as ${raw(alias)} where ${visible}`);
    expect(rows, alias).toEqual([{ partner_id: acme }]);
  }
});

describe('the projection', () => {
  it('keeps the newest version of each record, whatever the order and number of deliveries', async () => {
    const id = randomUUID();
    const versions = [1, 2, 3].map(version => ({ ...partner(id, 'AMER'), version, name: `version ${version}` }));
    const [first, second, third] = versions;
    for (const batch of [[third, first], [second], [first, third, second]]) await project('partners.partner', ...batch.filter(one => one !== undefined));
    const rows = await database.rows<{ name: string }>(sql`select name from library.partner where id = ${id}`);
    expect(rows).toEqual([{ name: 'version 3' }]);
  });
});
