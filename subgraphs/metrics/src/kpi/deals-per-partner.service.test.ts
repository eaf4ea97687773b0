import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('deals per partner', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const november = '2026-11-05T10:00:00Z';

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }), partner('Idle', { region: 'AMER' }),
      deal('a', 'Acme', { net: 100_00, closed: november }), deal('b', 'Acme', { net: 200_00, closed: november }), deal('c', 'Acme', { net: 900_01, closed: november, created: '2026-11-02T10:00:00Z' }),
      deal('lost', 'Acme', { net: 700_00, closed: november, stage: 'LOST', created: '2026-11-02T10:00:00Z' }), deal('open', 'Acme', { net: 800_00, created: '2026-11-02T10:00:00Z' }),
      deal('direct', null, { net: 999_00, closed: november, created: '2026-11-02T10:00:00Z' }),
      deal('d', 'Globex', { net: 300_00, closed: november }),
    );
  });
  afterAll(() => test.close());

  describe('K28 = sum(won value of p) / count(won deals of p); median beside it', () => {
    it('is 400.00 over three deals of 100.00, 200.00 and 900.01, half-even to the cent; the median is 200.00', async () => {
      expect(await kpiOf(admin(), 'Acme', { code: 'K28' })).toMatchObject({
        value: '40000', unit: 'MONEY', numerator: '120001', denominator: '3', currency: 'USD', sampleSize: 3, forms: [{ name: 'MEDIAN', value: '20000', unit: 'MONEY', reason: null }],
      });
    });
    it('has the mean of the two in the middle for its median of an even number: 250.00 over the channel', async () => {
      expect(await channelKpis(admin(), { codes: ['K28'] })).toMatchObject([{ value: '37500', numerator: '150001', denominator: '4', forms: [{ value: '25000' }] }]);
    });
    it('has no value where no deal was won: NO_DENOMINATOR', async () => {
      expect(await kpiOf(admin(), 'Idle', { code: 'K28' })).toMatchObject({ value: null, reason: 'NO_DENOMINATOR', denominator: '0', forms: [{ value: null, reason: 'NO_DENOMINATOR' }] });
    });
    it('has no value, and no median, where a deal cannot be converted: NO_RATE', async () => {
      await test.publish(partner('Abroad'), deal('crown', 'Abroad', { currency: 'ISK', reporting: null, closed: '2026-05-05T10:00:00Z' }), deal('dollar', 'Abroad', { closed: '2026-05-05T10:00:00Z' }));
      expect(await kpiOf(admin(), 'Abroad', { code: 'K28', period: '2026-05-01/2026-06-01' })).toMatchObject({ value: null, reason: 'NO_RATE', denominator: '2', forms: [{ value: null, reason: 'NO_RATE' }] });
    });
  });

  describe('K29 = count(deals of p created in P) and count(won in P)', () => {
    it('is 3 created in the quarter, won, lost or open, and 3 won, whenever created', async () => {
      expect(await kpiOf(admin(), 'Acme', { code: 'K29' })).toMatchObject({ value: '3', unit: 'COUNT', currency: null, sampleSize: 3, forms: [{ name: 'WON', value: '3', unit: 'COUNT' }] });
    });
    it('of a region comes to so many per partner: two are active in AMER, one produces', async () => {
      const [kpi] = (await kpisByRegion(admin(), { codes: ['K29'], period: 'CURRENT_YEAR' })).get('AMER') ?? [];
      expect(kpi).toMatchObject({ value: '0', forms: [{ name: 'WON', value: '1' }, { name: 'AVERAGE', value: '0', denominator: '2' }, { name: 'PER_PRODUCING', value: '0', denominator: '1' }, { name: 'PER_PARTNER_MONTH' }] });
    });
    it('of a partner has no averages', async () => {
      expect((await kpiOf(admin(), 'Idle', { code: 'K29' })).forms).toEqual([{ name: 'WON', value: '0', unit: 'COUNT', numerator: '0', denominator: null, reason: null }]);
    });
  });
});
