import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact, partnerFact } from '@channelgraph/events';
import type { Actor } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00Z';
const START = '2026-12-01T09:00:00.000Z';
const BEFORE = '2020-01-01T00:00:00Z';
const ids = { acme: randomUUID(), globex: randomUUID(), ada: randomUUID(), gil: randomUUID(), vera: randomUUID() };
const manager = actor('ENABLEMENT_MANAGER', { personId: ids.vera });
const ada = actor('PARTNER_SELLER', { personId: ids.ada, partnerId: ids.acme });
const gil = actor('PARTNER_ADMIN', { personId: ids.gil, partnerId: ids.globex });
let test: TestSubgraph;

beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  const partner = (id: string, region: string) => partnerFact.of('created', {
    id, version: 1, name: 'A partner', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], status: 'ACTIVE', statusSince: BEFORE, country: 'DE', region, segment: 'ENTERPRISE',
  });
  const employment = (personId: string, partnerId: string | null) => employmentFact.of('started', {
    id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: BEFORE, validTo: personId === ids.ada ? '2027-01-01T00:00:00Z' : null,
  });
  await test.publish(partner(ids.acme, 'EMEA'), partner(ids.globex, 'APAC'), employment(ids.ada, ids.acme), employment(ids.gil, ids.globex), employment(ids.vera, null));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

interface Outcome {
  readonly event: { readonly id: string; readonly version: number; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}
const OUTCOME = '{ event { id version title kind setting status startsAt endsAt timeZone region seats cancelledAt host { id } } userErrors { code field } }';

async function schedule(rest: Record<string, unknown> = {}): Promise<Outcome> {
  const input = { title: 'What is new', kind: 'WORKSHOP', setting: 'IN_PERSON', startsAt: START, endsAt: '2026-12-01T12:00:00.000Z', timeZone: 'Europe/Berlin', ...rest };
  const answer = await test.as(manager).query(`mutation ($input: SchedulePartnerEventInput!) { schedulePartnerEvent(input: $input) ${OUTCOME} }`, { input });
  expect(answer.errors).toEqual([]);
  return (answer.data as { schedulePartnerEvent: Outcome }).schedulePartnerEvent; // the shape that the operation asks for
}

async function callOff({ event }: Outcome): Promise<Outcome> {
  const answer = await test.as(manager).query(`mutation ($input: CancelPartnerEventInput!) { cancelPartnerEvent(input: $input) ${OUTCOME} }`, { input: { id: event?.id, expectedVersion: event?.version } });
  expect(answer.errors).toEqual([]);
  return (answer.data as { cancelPartnerEvent: Outcome }).cancelPartnerEvent; // the shape that the operation asks for
}

const told = (id: string | undefined) => test.database.rows<{ type: string; status: string; version: number }>(sql`
  select o.type, o.data ->> 'status' as status, (o.data ->> 'version')::int as version from enablement.outbox o where o.data ->> 'id' = ${id ?? ''} order by o.position`);

async function seenBy(by: Actor, list = ''): Promise<{ readonly totalCount: number; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }; readonly edges: readonly { readonly node: { readonly title: string } }[] }> {
  const answer = await test.as(by).query(`{ partnerEvents${list} { totalCount pageInfo { endCursor hasNextPage } edges { node { title } } } }`);
  expect(answer.errors).toEqual([]);
  return (answer.data as { partnerEvents: Awaited<ReturnType<typeof seenBy>> }).partnerEvents; // the shape that the operation asks for
}
const titles = async (by: Actor, list = '') => (await seenBy(by, list)).edges.map(({ node }) => node.title);

describe('an event', () => {
  it('is scheduled, told to the others, and called off', async () => {
    const scheduled = await schedule({ seats: 20, region: 'EMEA' });
    expect(scheduled).toMatchObject({ userErrors: [], event: { title: 'What is new', kind: 'WORKSHOP', status: 'SCHEDULED', region: 'EMEA', seats: 20, version: 1, host: { id: ids.vera }, startsAt: START } });
    expect(await callOff(scheduled)).toMatchObject({ event: { status: 'CANCELLED', version: 2, cancelledAt: '2026-11-18T10:00:00.000Z' } });
    expect(await told(scheduled.event?.id)).toEqual([
      { type: 'channelgraph.enablement.partner-event.scheduled.v1', status: 'SCHEDULED', version: 1 },
      { type: 'channelgraph.enablement.partner-event.cancelled.v1', status: 'CANCELLED', version: 2 },
    ]);
    expect(await callOff(scheduled)).toMatchObject({ userErrors: [{ code: 'CONCURRENT_MODIFICATION' }] });
  });

  it('names a region that has partners and a host of the vendor', async () => {
    expect((await schedule({ region: 'ATLANTIS' })).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['region'] }]);
    for (const hostId of [ids.ada, randomUUID(), 'nobody']) expect((await schedule({ hostId })).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['hostId'] }]);
    expect((await schedule({ hostId: ids.vera, title: 'Hosted' })).event).toMatchObject({ host: { id: ids.vera } });
    expect((await schedule({ title: '', timeZone: 'Berlin' })).userErrors).toEqual([{ code: 'REQUIRED_FIELD_MISSING', field: ['title'] }, { code: 'INVALID_VALUE', field: ['timeZone'] }]);
  });

  it('cannot be called off once it has begun', async () => {
    const scheduled = await schedule({ title: 'Begun' });
    test.clock.set(START);
    expect(await callOff(scheduled)).toMatchObject({ event: null, userErrors: [{ code: 'INVALID_RESOURCE_STATE' }] });
  });

  it('is planned once for one clientMutationId', async () => {
    const clientMutationId = randomUUID();
    const first = await schedule({ title: 'Once', clientMutationId });
    expect(await schedule({ title: 'Once', clientMutationId })).toEqual(first);
    expect((await titles(manager)).filter(title => title === 'Once')).toHaveLength(1);
  });
});

describe('who is invited', () => {
  beforeAll(async () => {
    await test.database.run(sql`delete from enablement.partner_event`);
    await schedule({ title: 'For all', startsAt: '2026-12-04T09:00:00Z', endsAt: '2026-12-04T10:00:00Z', kind: 'WEBINAR', setting: 'VIRTUAL' });
    await schedule({ title: 'For EMEA', startsAt: '2026-12-03T09:00:00Z', endsAt: '2026-12-03T10:00:00Z', region: 'EMEA', seats: 3 });
    await schedule({ title: 'For APAC', startsAt: '2026-12-02T09:00:00Z', endsAt: '2026-12-02T10:00:00Z', region: 'APAC', seats: 3 });
  });

  it('are all partners or those of a region, and the vendor’s people to everything', async () => {
    expect(await titles(ada)).toEqual(['For all', 'For EMEA']);
    expect(await titles(gil)).toEqual(['For all', 'For APAC']);
    for (const role of ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER'] as const) expect(await titles(actor(role))).toEqual(['For all', 'For EMEA', 'For APAC']);
  });

  it('is nobody who does not, or no longer, work for the partner', async () => {
    expect(await titles(actor('PARTNER_ADMIN', { partnerId: ids.acme }))).toEqual([]);
    test.clock.set('2027-01-01T00:00:00Z');
    expect(await titles(ada)).toEqual([]);
  });

  it('is not told how many seats there are: only organisers are', async () => {
    const query = '{ partnerEvents { edges { node { title seats } } } }';
    const seatsFor = async (by: Actor) => (await test.as(by).query(query)).data as { partnerEvents: { edges: { node: { seats: number | null } }[] } }; // the shape that the operation asks for
    expect((await seatsFor(manager)).partnerEvents.edges.map(({ node }) => node.seats)).toEqual([null, 3, 3]);
    for (const by of [ada, actor('CHANNEL_SALES_MANAGER')]) expect((await seatsFor(by)).partnerEvents.edges.every(({ node }) => node.seats === null)).toBe(true);
  });

  it('reads them by kind and status, page by page, and one by one', async () => {
    expect(await titles(manager, '(filter: { kind: WEBINAR })')).toEqual(['For all']);
    test.clock.set('2026-12-03T09:00:00Z');
    for (const [status, found] of [['SCHEDULED', ['For all']], ['UNDER_WAY', ['For EMEA']], ['HELD', ['For APAC']], ['CANCELLED', []]] as const) expect(await titles(manager, `(filter: { status: ${status} })`)).toEqual(found);
    const first = await seenBy(manager, '(first: 2)');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await titles(manager, `(first: 2, after: "${first.pageInfo.endCursor}")`)).toEqual(['For APAC']);
    const [apac] = await test.database.rows<{ id: string }>(sql`select id from enablement.partner_event where region = 'APAC'`);
    const query = `{ partnerEvent(id: "${apac?.id ?? ''}") { title } _entities(representations: [{ __typename: "PartnerEvent", id: "${apac?.id ?? ''}" }]) { ... on PartnerEvent { title } } }`;
    expect((await test.as(gil).query(query)).data).toEqual({ partnerEvent: { title: 'For APAC' }, _entities: [{ title: 'For APAC' }] });
    expect((await test.as(ada).query(query)).data).toEqual({ partnerEvent: null, _entities: [null] });
  });

  it.each(['DISTRIBUTOR_USER', 'ANALYST', 'AUDITOR', 'INTEGRATION', 'SYSTEM'] as const)('is not %s', async role => {
    expect((await test.as(actor(role)).query('{ partnerEvents { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
