import { randomUUID } from 'node:crypto';
import { raw, sql } from '@channelgraph/database';
import type { Fact, PublishedEvent } from '@channelgraph/events';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendance, award, deal, employment, event, partner, portfolio, rate, registration, territory } from '../testing/facts.ts';
import { channelKpis, kpisByRegion } from '../testing/questions.ts';
import { projected } from './projections.ts';
import { metrics } from './subgraph.ts';

/** Each example reads and writes the database many times, so there are fewer of them. */
const examples = { numRuns: Math.min(300, Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 10)) };

/** What happened to one record, version by version. */
type History = (version: number) => Fact;
const historyOf = (record: fc.Arbitrary<History>): fc.Arbitrary<readonly Fact[]> =>
  fc.array(record, { minLength: 1, maxLength: 4 }).map((states) => states.map((state, index) => state(index + 1)));

const partners = ['Acme', 'Globex', 'Initech'];
const regions = { Acme: 'EMEA', Globex: 'AMER', Initech: 'EMEA' } as const;
const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const amount = fc.integer({ min: 1, max: 10_000_000 });

const partnerHistory = (name: keyof typeof regions) => historyOf(
  fc.record({ status: one('ACTIVE', 'SUSPENDED', 'ONBOARDING'), month: fc.integer({ min: 1, max: 9 }) })
    .map(({ status, month }) => (version) => partner(name, { region: regions[name], status, since: `2026-0${String(month)}-01T00:00:00Z`, version })));

const dealHistory = (name: string) => historyOf(
  fc.record({
    seller: one(...partners), net: amount, currency: one('USD', 'EUR', 'JPY'), stage: one('QUALIFIED', 'ON_HOLD', 'COMMITTED', 'WON', 'LOST'),
    day: fc.integer({ min: 10, max: 28 }), month: one('2025-11', '2026-10', '2026-11'), probability: fc.integer({ min: 0, max: 100 }), reporting: amount,
  }).map(({ seller, stage, day, month, ...words }) => (version) => deal(name, seller, {
    ...words, stage, version, closed: stage === 'WON' || stage === 'LOST' ? `${month}-${String(day)}T10:00:00Z` : null,
  })));

const awardHistory = (name: string) => historyOf(
  one<string | null>(null, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z').map((revoked) => (version) => award(name, `holder of ${name}`, { revoked, version })));

const employmentHistory = (person: string) => historyOf(
  fc.tuple(one(...partners), one<string | null>(null, '2026-11-01T00:00:00Z')).map(([employer, to]) => (version) => employment(person, employer, { to, version })));

const registrationHistory = (name: string) => historyOf(
  fc.record({ submitted: one<string | null>(null, '2026-11-02T00:00:00Z', '2026-09-02T00:00:00Z'), status: one('DRAFT', 'SUBMITTED', 'APPROVED') })
    .map((words) => (version) => registration(name, 'Globex', { ...words, version })));

const eventHistory = (name: string) => historyOf(
  one<'SCHEDULED' | 'CANCELLED'>('SCHEDULED', 'SCHEDULED', 'CANCELLED').map((status) => (version) => event(name, { starts: '2026-11-05T09:00:00Z', status, version })));

const attendanceHistory = (person: string) => historyOf(
  fc.record({ status: one('REGISTERED', 'WAITLISTED', 'CANCELLED'), attendance: one<string | null>(null, 'ATTENDED', 'NO_SHOW') })
    .map((words) => (version) => attendance(person, 'Acme', 'workshop', { ...words, version })));

const rateHistory = (pair: string) => historyOf(fc.integer({ min: 1, max: 99_999 }).map((value) => (version) => rate(pair, '2026-11-17', `1.${String(value)}`, version)));

/** Some weeks in the life of a channel. */
const world: fc.Arbitrary<readonly Fact[]> = fc.tuple(
  partnerHistory('Acme'), partnerHistory('Globex'), partnerHistory('Initech'),
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => dealHistory(`deal ${name}`)), ...['r', 's'].map((name) => registrationHistory(`registration ${name}`)),
  ...['x', 'y', 'z'].flatMap((name) => [awardHistory(`award ${name}`), employmentHistory(`holder of award ${name}`)]),
  eventHistory('workshop'), ...['p', 'q'].map((person) => attendanceHistory(person)), rateHistory('EUR/USD'), rateHistory('JPY/USD'), fc.constant([portfolio('Pat', 'Acme'), territory('Carl', 'EMEA')]),
).map((histories) => histories.flat());

const published = (fact: Fact): PublishedEvent => ({
  specversion: '1.0', id: randomUUID(), source: `/${fact.type.split('.')[1] ?? ''}`, type: fact.type, subject: fact.subject, time: '2026-11-18T10:00:00.000Z', datacontenttype: 'application/json', data: fact.data,
});

/** The same events in another order, some of them twice, in batches of any size. */
const deliveryOf = (events: readonly PublishedEvent[]): fc.Arbitrary<readonly (readonly PublishedEvent[])[]> => {
  const anyOrder = (list: readonly PublishedEvent[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  return fc.tuple(fc.subarray([...events]), fc.integer({ min: 1, max: events.length }))
    .chain(([again, size]) => anyOrder([...events, ...again]).map((all) => Array.from({ length: Math.ceil(all.length / size) }, (_, batch) => all.slice(batch * size, (batch + 1) * size))));
};
const deliveries = world.map((facts) => facts.map(published)).chain((events) => fc.tuple(fc.constant(events), deliveryOf(events)));

describe('the projections', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));

  const rows = async () => new Map(await Promise.all(projected.map(async (table) =>
    [table, (await test.database.rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${raw(table)} t order by 1`)).map(({ row }) => row)] as const)));
  const taken = async (batches: readonly (readonly PublishedEvent[])[]) => {
    await test.subgraph.forget();
    for (const batch of batches) await test.subgraph.consume(batch);
    return { rows: await rows(), kpis: await channelKpis(admin()), regions: await kpisByRegion(admin()) };
  };

  beforeAll(async () => { test = await openTestSubgraph(metrics); });
  afterAll(() => test.close());

  it('are emptied to be read again from zero', async () => {
    await test.publish(partner('Acme'), deal('deal', 'Acme'), rate('EUR/USD', '2026-11-17', '1.1'));
    await test.subgraph.forget();
    expect([...(await rows()).values()].flat()).toEqual([]);
  });

  it('and the KPIs are the same whatever the order and however often events are delivered, and again from zero', () =>
    fc.assert(fc.asyncProperty(deliveries, async ([events, delivery]) => {
      const inOrder = await taken([events]);
      expect(await taken(delivery)).toEqual(inOrder);
    }), examples));

  it('give sums by region that add up to the channel’s', () =>
    fc.assert(fc.asyncProperty(world, async (facts) => {
      const { kpis, regions } = await taken([facts.map(published)]);
      const valueOf = (list: readonly { readonly code: string; readonly value: string | null }[] | undefined, code: string) => Number(list?.find((kpi) => kpi.code === code)?.value);
      const added = (code: string) => [...regions.values()].reduce((sum, list) => sum + valueOf(list, code), 0);
      for (const code of ['K13', 'K25', 'K30', 'K31']) expect([code, added(code)]).toEqual([code, valueOf(kpis, code)]);
      expect(Math.abs(added('K33') - valueOf(kpis, 'K33'))).toBeLessThanOrEqual(regions.size / 2); // each sum is rounded once
    }), examples));

  it('keep every status a partner was in, once, so that partner-months can be counted', async () => {
    await test.subgraph.forget();
    const approved = partner('Acme', { status: 'APPROVED', since: '2026-01-01T00:00:00Z', version: 4 });
    await test.publish(partner('Acme', { status: 'ACTIVE', since: '2026-03-01T00:00:00Z', version: 6 }), approved, approved);
    const history = await test.database.rows(sql`select version, status, since from metrics.partner_status order by version`);
    expect(history).toEqual([{ version: 4, status: 'APPROVED', since: new Date('2026-01-01') }, { version: 6, status: 'ACTIVE', since: new Date('2026-03-01') }]);
    expect(await test.database.rows(sql`select status from metrics.partner`)).toEqual([{ status: 'ACTIVE' }]);
  });
});
