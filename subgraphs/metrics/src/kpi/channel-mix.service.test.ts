import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K16 = share vector Rev(k,P) / sum_k Rev(k,P) * 100; shares sum to 100 after largest-remainder rounding; concentration HHI = sum share_k^2', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const mix = async (period = 'CURRENT_QUARTER') => (await channelKpis(admin(), { codes: ['K16'], period }))[0];
  const sharesBy = async (dimension: string) => (await mix())?.breakdown.filter((part) => part.dimension === dimension).map(({ key, unit, value }) => `${key} ${value ?? '-'} ${unit}`);

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER', kind: 'DISTRIBUTOR' }), partner('Hooli', { region: 'APAC', kind: 'DISTRIBUTOR' }),
      deal('one', 'Acme', { net: 100_00, closed: '2026-11-03T10:00:00Z', families: ['CORE'] }),
      deal('two', 'Globex', { net: 100_00, closed: '2026-11-03T10:00:00Z', families: ['CORE', 'CLOUD'] }),
      deal('three', 'Hooli', { net: 100_00, closed: '2026-11-03T10:00:00Z', families: ['CLOUD'] }),
      deal('direct', null, { net: 100_00, closed: '2026-11-03T10:00:00Z', families: ['CORE'] }),
      deal('last quarter', 'Acme', { net: 999_00, closed: '2026-10-03T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('has regions of a third each, and all adds up to 100', async () => {
    expect(await sharesBy('REGION')).toEqual(['AMER 33.34 PERCENT', 'APAC 33.33 PERCENT', 'EMEA 33.33 PERCENT']);
  });
  it('has two thirds with distributors, and three quarters of all routes in the channel', async () => {
    expect(await sharesBy('PARTNER_KIND')).toEqual(['DISTRIBUTOR 66.67 PERCENT', 'RESELLER 33.33 PERCENT']);
    expect(await sharesBy('ROUTE')).toEqual(['CHANNEL 75 PERCENT', 'DIRECT 25 PERCENT']);
  });
  it('counts a deal over two families half for each', async () => {
    expect(await sharesBy('PRODUCT_FAMILY')).toEqual(['CLOUD 50 PERCENT', 'CORE 50 PERCENT']);
  });
  it('is as concentrated as the squares of the shares add up to: 50² + 50² = 5,000 over families', async () => {
    const kpi = await mix();
    expect(kpi).toMatchObject({ value: '5000', unit: 'POINTS', numerator: '450000000', denominator: '900000000', sampleSize: 3 });
    expect(kpi?.forms.map(({ name, value, unit }) => [name, value, unit])).toEqual([['BY_ROUTE', '6250', 'POINTS'], ['BY_PARTNER_KIND', '5555.56', 'POINTS'], ['BY_REGION', '3333.33', 'POINTS']]);
  });
  it('has no value, and no shares, where nothing was won: NO_DENOMINATOR', async () => {
    expect(await mix('2021-01-01/2021-02-01')).toMatchObject({ value: null, reason: 'NO_DENOMINATOR', breakdown: [], sampleSize: 0 });
  });
  it('has no shares where one amount cannot be converted: nobody knows the whole', async () => {
    await test.publish(deal('crown', 'Acme', { net: 100_00, currency: 'ISK', reporting: null, closed: '2026-05-03T10:00:00Z' }), deal('dollar', 'Globex', { closed: '2026-05-03T10:00:00Z' }));
    const kpi = await mix('2026-05-01/2026-06-01');
    expect(kpi).toMatchObject({ value: null, reason: 'NO_RATE' });
    expect(kpi?.breakdown.filter(({ value }) => value !== null)).toEqual([]);
  });
  it('means the whole channel, and is absent region by region', async () => {
    expect([...(await kpisByRegion(admin(), { codes: ['K13', 'K16'] })).values()].flat().map(({ code }) => code)).toEqual(['K13', 'K13', 'K13']);
  });
});
