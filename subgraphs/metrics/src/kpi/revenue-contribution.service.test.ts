import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, employment, idOf, partner, portfolio, rate, territory } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion, kpisOfPartners, portfolioKpis } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K15 = K13 / total revenue all routes * 100 ; per partner: Rev(p) / K13 * 100', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Initech'), partner('Globex', { region: 'AMER' }), partner('Idle'), territory('Carl', 'EMEA'),
      deal('by Acme', 'Acme', { net: 300_00, closed: '2026-11-03T10:00:00Z' }), deal('by Initech', 'Initech', { net: 100_00, closed: '2026-11-03T10:00:00Z' }),
      deal('by Globex', 'Globex', { net: 200_00, closed: '2026-11-03T10:00:00Z' }), deal('lost', 'Globex', { net: 999_00, closed: '2026-11-03T10:00:00Z', stage: 'LOST' }),
      deal('direct', null, { net: 180_00, closed: '2026-11-04T10:00:00Z' }), deal('online, in yen', null, { net: 2_000, currency: 'JPY', reporting: 20_00, route: 'ONLINE', closed: '2026-11-04T10:00:00Z' }),
      deal('direct, last quarter', null, { net: 999_00, closed: '2026-10-04T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('of the channel is 75 %: 600.00 of 800.00 over all routes', async () => {
    expect(await channelKpis(admin(), { codes: ['K15'] })).toMatchObject([{ value: '75', unit: 'PERCENT', numerator: '60000', denominator: '80000', currency: null, sampleSize: 3 }]);
  });
  it('of a partner is its share of the channel’s revenue: 300.00 of 600.00 is 50 %', async () => {
    expect(await kpiOf(admin(), 'Acme', { code: 'K15' })).toMatchObject({ value: '50', numerator: '30000', denominator: '60000', sampleSize: 1 });
    expect(await kpiOf(admin(), 'Idle', { code: 'K15' })).toMatchObject({ value: '0', numerator: '0', denominator: '60000' });
  });
  it('of a region and of a portfolio likewise: EMEA and whoever owns it have 400.00 of 600.00', async () => {
    expect((await kpisByRegion(admin(), { codes: ['K15'] })).get('EMEA')).toMatchObject([{ value: '66.67', numerator: '40000', denominator: '60000' }]);
    const carl = test.as(actor('CHANNEL_SALES_MANAGER', { personId: idOf('Carl') }));
    expect(await portfolioKpis(carl, { codes: ['K15'] })).toMatchObject([{ value: '66.67', numerator: '40000', denominator: '60000' }]);
    expect(await kpiOf(carl, 'Acme', { code: 'K15' })).toMatchObject({ value: '50', denominator: '60000' });
  });
  it('is for neither partners nor their managers, as it tells of the channel’s revenue', async () => {
    await test.publish(employment('Ann', 'Acme'), portfolio('Pat', 'Acme'));
    const ann = test.as(actor('PARTNER_ADMIN', { personId: idOf('Ann'), partnerId: idOf('Acme') }));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    for (const asker of [ann, pat]) expect(await kpisOfPartners(asker, ['Acme'], { codes: ['K15', 'K40'] })).toEqual([[]]);
  });
  it('has no value when nothing was won at all: NO_DENOMINATOR', async () => {
    expect(await channelKpis(admin(), { codes: ['K15'], period: '2021-01-01/2021-02-01' })).toMatchObject([{ value: null, reason: 'NO_DENOMINATOR', numerator: '0', denominator: '0' }]);
    expect(await kpiOf(admin(), 'Acme', { code: 'K15', period: '2021-01-01/2021-02-01' })).toMatchObject({ value: null, reason: 'NO_DENOMINATOR' });
  });
  it('has no value where the total cannot be known: a direct deal in a currency without a rate', async () => {
    await test.publish(deal('crowns', null, { net: 1_00, currency: 'ISK', reporting: null, closed: '2026-08-20T10:00:00Z' }), deal('August', 'Acme', { net: 5_00, closed: '2026-08-20T10:00:00Z' }));
    expect(await channelKpis(admin(), { codes: ['K15'], period: '2026-08-01/2026-09-01' })).toMatchObject([{ value: null, reason: 'NO_RATE', numerator: '500', denominator: null }]);
    await test.publish(rate('ISK/USD', '2026-08-19', '5'));
    expect(await channelKpis(admin(), { codes: ['K15'], period: '2026-08-01/2026-09-01' })).toMatchObject([{ value: '0.99', denominator: '50500' }]); // 100 crowns have no smaller unit
  });
});
