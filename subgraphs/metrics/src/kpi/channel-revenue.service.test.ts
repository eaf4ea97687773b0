import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner, rate } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K13 = sum(net value of channel deals won, closedAt in P)', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const revenue = async (period = 'CURRENT_QUARTER') => (await channelKpis(admin(), { codes: ['K13'], period }))[0];

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }),
      deal('dollars', 'Acme', { net: 250_00, closed: '2026-10-31T23:00:00Z' }), // the first instant of 1 November in Berlin
      deal('a quarter earlier', 'Acme', { net: 999_00, closed: '2026-10-31T22:59:59.999Z' }),
      deal('yen', 'Globex', { net: 10_000, currency: 'JPY', reporting: 65_43, closed: '2026-11-10T10:00:00Z' }),
      deal('direct', 'Globex', { net: 500_00, closed: '2026-11-10T10:00:00Z', route: 'DIRECT' }),
      deal('lost', 'Globex', { net: 500_00, closed: '2026-11-10T10:00:00Z', stage: 'LOST' }),
      deal('open', 'Globex', { net: 500_00 }),
    );
  });
  afterAll(() => test.close());

  it('is 315.43: 250.00 and, frozen on the day it closed, 65.43', async () => {
    expect(await revenue()).toMatchObject({ value: '31543', unit: 'MONEY', numerator: '31543', denominator: null, currency: 'USD', sampleSize: 2, forms: [], breakdown: [] });
  });
  it('is 0, and not without a value, when nothing was won', async () => {
    expect(await revenue('2021-01-01/2021-02-01')).toMatchObject({ value: '0', reason: null, sampleSize: 0 });
  });
  it('of the regions adds up to that of the channel', async () => {
    const regions = await kpisByRegion(admin(), { codes: ['K13'] });
    expect([...regions].map(([region, [kpi]]) => [region, kpi?.value])).toEqual([['AMER', '6543'], ['EMEA', '25000']]);
  });
  it('loses a deal that is opened again, and has it back when it is won again', async () => {
    await test.publish(deal('dollars', 'Acme', { net: 250_00, version: 2 }));
    expect(await revenue()).toMatchObject({ value: '6543' });
    await test.publish(deal('dollars', 'Acme', { net: 260_00, closed: '2026-11-11T10:00:00Z', version: 3 }));
    expect(await revenue()).toMatchObject({ value: '32543' });
  });
  it('converts what was frozen in another reporting currency by the rate of the day it closed', async () => {
    await test.publish(
      rate('EUR/USD', '2026-11-11', '1.25'), rate('EUR/USD', '2026-11-13', '1.5'),
      deal('frozen in euros', 'Acme', { net: 40_00, currency: 'EUR', reporting: 40_00, reportingCurrency: 'EUR', closed: '2026-11-12T23:30:00Z' }), // the 13th in Berlin
    );
    expect(await revenue()).toMatchObject({ value: '38543' });
  });
  it('means nothing for one partner, where it is absent', async () => {
    expect(await kpisOfPartners(admin(), ['Acme'], { codes: ['K13'] })).toEqual([[]]);
  });
});
