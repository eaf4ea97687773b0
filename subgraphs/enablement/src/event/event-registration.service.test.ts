import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact, partnerFact, portfolioFact } from '@channelgraph/events';
import type { Actor } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00Z';
const START = '2026-12-01T09:00:00Z';
const BEFORE = '2020-01-01T00:00:00Z';
const people = ['ada', 'ben', 'boss', 'gil', 'gus', 'psm'] as const;
type Name = (typeof people)[number];
const ids = Object.fromEntries([...people, 'acme', 'globex'].map(name => [name, randomUUID()])) as Record<Name | 'acme' | 'globex', string>; // one per name
const manager = actor('ENABLEMENT_MANAGER');
const [ada, ben] = (['ada', 'ben'] as const).map(name => actor('PARTNER_SELLER', { personId: ids[name], partnerId: ids.acme })) as [Actor, Actor]; // one per name
const boss = actor('PARTNER_ADMIN', { personId: ids.boss, partnerId: ids.acme });
const gil = actor('PARTNER_ADMIN', { personId: ids.gil, partnerId: ids.globex });
const psm = actor('PARTNER_SALES_MANAGER', { personId: ids.psm });
let test: TestSubgraph;
let event: string;

const employ = (personId: string, partnerId: string, { to = null, version = 1, id = randomUUID() }: { to?: string | null; version?: number; id?: string } = {}) =>
  test.publish(employmentFact.of(to === null ? 'started' : 'ended', { id, version, personId, partnerId, certifiable: true, validFrom: BEFORE, validTo: to }));

/** Ada and Ben work at Acme under the boss, Gus at Globex under Gil; the partner sales manager looks after Acme. */
beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  for (const id of [ids.acme, ids.globex]) {
    await test.publish(partnerFact.of('created', {
      id, version: 1, name: 'A partner', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], status: 'ACTIVE', statusSince: BEFORE, country: 'DE', region: 'EMEA', segment: 'ENTERPRISE',
    }));
  }
  for (const name of ['ada', 'ben', 'boss'] as const) await employ(ids[name], ids.acme);
  for (const name of ['gil', 'gus'] as const) await employ(ids[name], ids.globex);
  await test.publish(portfolioFact.of('assigned', { id: randomUUID(), version: 1, personId: ids.psm, partnerId: ids.acme, validFrom: BEFORE, validTo: null }));
});
afterAll(() => test.close());

async function schedule(seats: number | null): Promise<string> {
  const input = { title: 'Workshop', kind: 'WORKSHOP', setting: 'IN_PERSON', startsAt: START, endsAt: '2026-12-01T12:00:00Z', timeZone: 'Europe/Berlin', seats };
  const { data, errors } = await test.as(manager).query('mutation ($input: SchedulePartnerEventInput!) { schedulePartnerEvent(input: $input) { event { id } } }', { input });
  expect(errors).toEqual([]);
  return (data as { schedulePartnerEvent: { event: { id: string } } }).schedulePartnerEvent.event.id; // the shape that the operation asks for
}
beforeEach(async () => {
  test.clock.set(NOW);
  event = await schedule(1);
});

interface Outcome {
  readonly registration: { readonly id: string; readonly version: number; readonly status: string; readonly attendance: string | null } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}
const OUTCOME = '{ registration { id version status attendance attendee { id } partner { id } event { id } } userErrors { code field } }';

async function command(name: 'registerForEvent' | 'cancelEventRegistration' | 'recordAttendance', input: Record<string, unknown>, by: Actor): Promise<Outcome> {
  const answer = await test.as(by).query(`mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${OUTCOME} }`, { input });
  expect(answer.errors).toEqual([]);
  return (answer.data as Record<typeof name, Outcome>)[name]; // the shape that the operation asks for
}
const register = (by: Actor, personId: string | null = null, rest: Record<string, unknown> = {}) => command('registerForEvent', { eventId: event, personId, ...rest }, by);
const seen = ({ registration }: Outcome) => ({ id: registration?.id, expectedVersion: registration?.version });
const cancel = (outcome: Outcome, by: Actor) => command('cancelEventRegistration', seen(outcome), by);
const record = (outcome: Outcome, attendance: string, by: Actor = manager) => command('recordAttendance', { ...seen(outcome), attendance }, by);

const told = () => test.database.rows<{ verb: string; version: number; status: string; attendance: string | null }>(sql`
  select split_part(o.type, '.', 4) as verb, (o.data ->> 'version')::int as version, o.data ->> 'status' as status, o.data ->> 'attendance' as attendance
  from enablement.outbox o where o.data ->> 'eventId' = ${event} order by o.position`);
const standing = () => test.database.rows<{ status: string; count: number }>(sql`
  select r.status, count(*)::int as count from enablement.event_registration r where r.event_id = ${event}::uuid group by r.status order by r.status`);

describe('registering', () => {
  it('is done by oneself, or by the partner’s admin for the own people', async () => {
    expect(await register(ada)).toMatchObject({ userErrors: [], registration: { status: 'REGISTERED', attendance: null, version: 1, attendee: { id: ids.ada }, partner: { id: ids.acme }, event: { id: event } } });
    expect(await register(boss, ids.ben)).toMatchObject({ registration: { status: 'WAITLISTED', attendee: { id: ids.ben }, partner: { id: ids.acme } } });
    expect((await told()).map(({ verb }) => verb)).toEqual(['registered', 'waitlisted']);
  });

  it('of anybody else finds nobody: a colleague’s, a rival’s person, one who has left', async () => {
    const leaver = randomUUID();
    await employ(leaver, ids.acme, { to: '2026-11-01T00:00:00Z' });
    for (const [by, person] of [[ada, ids.ben], [boss, ids.gus], [gil, ids.ada], [boss, leaver], [boss, randomUUID()], [boss, 'nobody'], [actor('PARTNER_SELLER', { personId: leaver, partnerId: ids.acme }), null]] as const) {
      expect((await register(by, person)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['personId'] }]);
    }
    expect((await register(ada, null, { eventId: randomUUID() })).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['eventId'] }]);
  });

  it('happens once for a person, and once for a clientMutationId', async () => {
    const clientMutationId = randomUUID();
    const first = await register(ada, null, { clientMutationId });
    expect(await register(ada, null, { clientMutationId })).toEqual(first);
    expect((await register(ada)).userErrors).toEqual([{ code: 'DUPLICATE_KEY_VALUE', field: ['personId'] }]);
    await cancel(first, ada);
    expect((await register(ada)).registration).toMatchObject({ status: 'REGISTERED' });
  });

  it('ends when the event begins', async () => {
    test.clock.set(START);
    expect((await register(ada)).userErrors).toEqual([{ code: 'INVALID_RESOURCE_STATE', field: ['eventId'] }]);
  });

  it('of two for the last seat at the same time gives one the seat and the other the waiting list', async () => {
    for (let round = 0; round < 10; round += 1) {
      event = await schedule(2);
      await register(boss);
      const outcomes = await Promise.all([register(ada), register(ben), register(gil)]);
      expect(outcomes.map(({ registration }) => registration?.status).sort()).toEqual(['REGISTERED', 'WAITLISTED', 'WAITLISTED']);
      expect(await standing()).toEqual([{ status: 'REGISTERED', count: 2 }, { status: 'WAITLISTED', count: 2 }]);
    }
  });

  it('never seats more than there are seats, even past the rules (event_seats)', async () => {
    await register(ada);
    await expect(test.database.run(sql`
      insert into enablement.event_registration (id, event_id, person_id, partner_id, status, registered_at, changed_at, version)
      values (${randomUUID()}::uuid, ${event}::uuid, ${ids.gus}::uuid, ${ids.globex}::uuid, 'REGISTERED', ${NOW}, ${NOW}, 1)`)).rejects.toMatchObject({ constraint: 'event_seats' });
  });
});

describe('a freed seat', () => {
  it('goes to who has waited longest, and everybody is told of both steps', async () => {
    const seated = await register(ada);
    const waiting = await register(gil);
    test.clock.set('2026-11-18T10:00:01Z');
    await register(ben);
    expect((await cancel(seated, ada)).registration).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(await record(waiting, 'ATTENDED')).toMatchObject({ userErrors: [{ code: 'CONCURRENT_MODIFICATION' }] });
    expect((await told()).slice(3)).toEqual([{ verb: 'cancelled', version: 2, status: 'CANCELLED', attendance: null }, { verb: 'promoted', version: 2, status: 'REGISTERED', attendance: null }]);
    expect(await standing()).toEqual([{ status: 'CANCELLED', count: 1 }, { status: 'REGISTERED', count: 1 }, { status: 'WAITLISTED', count: 1 }]);
  });

  it('passes over who works there no longer, and stays free when nobody waits', async () => {
    const seated = await register(ada);
    const [mover, job] = [randomUUID(), randomUUID()];
    await employ(mover, ids.acme, { id: job });
    await register(boss, mover);
    await employ(mover, ids.acme, { id: job, version: 2, to: NOW });
    await cancel(seated, boss);
    expect(await standing()).toEqual([{ status: 'CANCELLED', count: 1 }, { status: 'WAITLISTED', count: 1 }]);
    expect((await register(ben)).registration).toMatchObject({ status: 'REGISTERED' });
  });

  it('is given once, when all give theirs back at once', async () => {
    event = await schedule(2);
    const [first, second, third, fourth] = [await register(ada), await register(ben), await register(gil), await register(gil, ids.gus)];
    const outcomes = await Promise.all([cancel(first, ada), cancel(second, ben), cancel(third, gil)]);
    expect(outcomes.filter(({ registration }) => registration?.status === 'CANCELLED').length).toBeGreaterThanOrEqual(2); // the third may have been promoted meanwhile: then it is at another version
    expect(fourth.registration?.status).toBe('WAITLISTED');
    const [row] = await test.database.rows<{ said: number; counted: number; waiting: number }>(sql`
      select e.seats_taken as said, (select count(*)::int from enablement.event_registration r where r.event_id = e.id and r.status = 'REGISTERED') as counted,
        (select count(*)::int from enablement.event_registration r where r.event_id = e.id and r.status = 'WAITLISTED') as waiting
      from enablement.partner_event e where e.id = ${event}::uuid`);
    expect(row?.said).toBe(row?.counted);
    expect(row?.waiting).toBe(0);
  });

  it('is given by nobody but its holder and the own admin', async () => {
    const seated = await register(ada);
    for (const by of [ben, gil]) expect((await cancel(seated, by)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect((await cancel(seated, boss)).registration).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('attendance', () => {
  it('is recorded by the organiser from the beginning on, corrected, and told', async () => {
    const seated = await register(ada);
    expect((await record(seated, 'ATTENDED')).userErrors).toMatchObject([{ code: 'INVALID_RESOURCE_STATE' }]);
    test.clock.set(START);
    const missed = await record(seated, 'NO_SHOW');
    expect(missed.registration).toMatchObject({ status: 'REGISTERED', attendance: 'NO_SHOW', version: 2 });
    expect((await record(missed, 'LATE')).registration).toMatchObject({ attendance: 'LATE', version: 3 });
    expect((await told()).at(-1)).toEqual({ verb: 'recorded', version: 3, status: 'REGISTERED', attendance: 'LATE' });
    expect((await cancel(missed, ada)).userErrors).toMatchObject([{ code: 'CONCURRENT_MODIFICATION' }]);
  });

  it('is not recorded by anybody else, nor for who had no seat', async () => {
    const [, waiting] = [await register(ada), await register(ben)];
    test.clock.set(START);
    expect((await record(waiting, 'ATTENDED')).userErrors).toMatchObject([{ code: 'INVALID_RESOURCE_STATE' }]);
    for (const by of [ada, boss, psm]) {
      const refused = await test.as(by).query('mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { registration { id } } }', { input: { ...seen(waiting), attendance: 'ATTENDED' } });
      expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});

describe('who comes', () => {
  interface Registered { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly attendee: { readonly id: string } } }[] }
  const nameOf = (id: string) => people.find(name => ids[name] === id);
  const namesIn = (list: Registered | null) => {
    if (list === null) return null;
    expect(list.totalCount).toBe(list.edges.length);
    return list.edges.map(({ node }) => nameOf(node.attendee.id)).sort();
  };

  /** Whom somebody sees of the event, of Acme and of Globex, and of Ada. */
  async function shown(by: Actor) {
    const list = 'registrations: eventRegistrations(status: REGISTERED) { totalCount edges { node { attendee { id } } } }';
    const parents = [['PartnerEvent', event], ['Partner', ids.acme], ['Partner', ids.globex], ['Person', ids.ada]].map(([type, id]) => ({ __typename: type, id }));
    const answer = await test.as(by).query(`query ($parents: [_Any!]!) { _entities(representations: $parents) {
      ... on PartnerEvent { registrations(first: 50, status: REGISTERED) { totalCount edges { node { attendee { id } } } } } ... on Partner { ${list} } ... on Person { ${list} } } }`, { parents });
    expect(answer.errors).toEqual([]);
    return (answer.data as { _entities: readonly ({ registrations: Registered | null } | null)[] })._entities.map(entity => namesIn(entity?.registrations ?? null)); // the shape that the operation asks for
  }

  it('is each partner’s own knowledge; the organiser sees all, a partner sales manager who came', async () => {
    await test.database.run(sql`delete from enablement.event_registration`);
    event = await schedule(null);
    const adas = await register(ada);
    await register(ben);
    await register(gil, ids.gus);
    expect(await shown(manager)).toEqual([['ada', 'ben', 'gus'], ['ada', 'ben'], ['gus'], ['ada']]);
    expect(await shown(boss)).toEqual([['ada', 'ben'], ['ada', 'ben'], null, ['ada']]);
    expect(await shown(gil)).toEqual([['gus'], null, ['gus'], null]);
    expect(await shown(ben)).toEqual([['ben'], ['ben'], null, null]);
    expect(await shown(psm)).toEqual([[], [], null, []]);
    test.clock.set(START);
    await record(adas, 'ATTENDED');
    expect(await shown(psm)).toEqual([['ada'], ['ada'], null, ['ada']]);
  });
});
