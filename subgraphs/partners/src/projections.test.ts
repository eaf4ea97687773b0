import { sql } from '@channelgraph/database';
import { awardFact, dealFact, type Fact } from '@channelgraph/events';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../testing/situation.ts';
import { partners } from './subgraph.ts';

const [acme, globex, lena, otto] = [idOf('acme'), idOf('globex'), idOf('lena'), idOf('otto')];

let test: TestSubgraph;
beforeAll(async () => { test = await openTestSubgraph(partners); });
beforeEach(() => test.subgraph.forget());
afterAll(() => test.close());

const deal = (id: string, version: number, changes: object = {}): Fact => dealFact.of(version === 1 ? 'created' : 'stage-changed', {
  id: idOf(id), version, partnerId: acme, ownerId: otto, routeToMarket: 'CHANNEL', engagementModel: 'SELL_THROUGH', stage: 'PROSPECT', probability: 10,
  familyCodes: ['CORE'], country: 'DE', netMinor: '900000', currency: 'EUR', reportingMinor: null, reportingCurrency: null, rateDate: null,
  expectedCloseOn: '2026-12-01', createdAt: '2026-09-01T08:00:00.000Z', closedAt: null, registrationId: null, ...changes,
});
const won = { stage: 'WON', reportingMinor: '1000000', reportingCurrency: 'USD', rateDate: '2026-10-30', closedAt: '2026-10-30T15:00:00.000Z' };
const award = (id: string, version: number, changes: object = {}): Fact => awardFact.of(version === 1 ? 'granted' : 'renewed', {
  id: idOf(id), version, personId: lena, certificationCode: 'CG_FOUNDATION', level: 'FOUNDATIONAL',
  awardedAt: '2026-01-31T10:00:00.000Z', expiresAt: '2027-01-31T23:00:00.000Z', revokedAt: null, ...changes,
});

const kept = async () => ({
  revenue: await test.database.rows(sql`select partner_id, value, currency, valid_from, version from partners.partner_fact where partner_id is not null order by id`),
  awards: await test.database.rows(sql`select person_id, key, valid_from, valid_to, version from partners.person_fact order by id`),
});

describe('what deals bring their partners', () => {
  it('is kept once a deal is won', async () => {
    await test.publish(deal('d', 1), deal('d', 2, won));
    expect((await kept()).revenue).toEqual([{ partner_id: acme, value: '1000000', currency: 'USD', valid_from: new Date(won.closedAt), version: 2 }]);
  });

  it('goes when the deal is reopened or lost, even if the news of winning come later', async () => {
    await test.publish(deal('d', 3, { stage: 'COMMITTED' }));
    await test.publish(deal('d', 2, won));
    expect((await kept()).revenue).toEqual([]);
    await test.publish(deal('d', 4, { ...won, stage: 'LOST' }));
    expect((await kept()).revenue).toEqual([]);
  });

  it('moves with the deal to another partner', async () => {
    await test.publish(deal('d', 2, won), deal('d', 3, { ...won, partnerId: globex }));
    expect((await kept()).revenue).toMatchObject([{ partner_id: globex, version: 3 }]);
  });
});

describe('the awards of people', () => {
  it('count longer once renewed, and no longer once revoked', async () => {
    await test.publish(award('a', 1), award('a', 2, { expiresAt: '2028-01-31T23:00:00.000Z' }));
    expect((await kept()).awards).toMatchObject([{ person_id: lena, valid_to: new Date('2028-01-31T23:00:00Z'), version: 2 }]);
    await test.publish(award('a', 3, { expiresAt: '2028-01-31T23:00:00.000Z', revokedAt: '2026-06-01T08:00:00.000Z' }));
    expect((await kept()).awards).toMatchObject([{ valid_to: new Date('2026-06-01T08:00:00Z'), version: 3 }]);
  });
});

describe('the news', () => {
  const log: readonly Fact[] = [
    deal('d1', 1), deal('d1', 2, won), deal('d1', 3, { stage: 'COMMITTED' }), deal('d1', 4, { ...won, reportingMinor: '1100000' }),
    deal('d2', 1, { partnerId: null, routeToMarket: 'DIRECT' }), deal('d2', 2, { ...won, partnerId: null, routeToMarket: 'DIRECT' }),
    deal('d3', 1), deal('d3', 2, won), deal('d3', 3, { ...won, stage: 'LOST' }),
    award('a1', 1), award('a1', 2, { expiresAt: '2028-01-31T23:00:00.000Z' }), award('a2', 1, { personId: otto }), award('a2', 2, { personId: otto, revokedAt: '2026-06-01T08:00:00.000Z' }),
  ];

  it('may come in any order, in any pieces and any number of times', async () => {
    await test.publish(...log);
    const expected = await kept();
    expect(expected).toMatchObject({ revenue: [{ value: '1100000', version: 4 }], awards: expect.any(Array) as unknown[] }); // vitest's matcher
    const shuffled = fc.shuffledSubarray([...log], { minLength: log.length });
    const repeated = fc.array(fc.constantFrom(...log), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(shuffled, repeated, fc.nat({ max: log.length }), async (order, again, cut) => {
      await test.subgraph.forget();
      await test.publish(...order.slice(0, cut), ...again);
      await test.publish(...order.slice(cut));
      await test.publish(...again);
      expect(await kept()).toEqual(expected);
    }), { numRuns: 30 });
  });

  it('read again from zero give the same', async () => {
    await test.publish(...log);
    const before = await kept();
    await test.subgraph.forget();
    expect(await kept()).toEqual({ revenue: [], awards: [] });
    await test.publish(...log);
    expect(await kept()).toEqual(before);
  });
});
