import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, idOf, partner, portfolio, rate } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion, portfolioKpis, setTarget } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** Today is Wednesday 18 November 2026: 13 of the 65 working days of FY2027-Q4 have been reached. */
describe('K08 = Rev(p,P) / target(p, REVENUE, P) * 100; run-rate form: Rev to date / (target * elapsed working days / total working days)', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const attainmentOf = (name: string, period = 'CURRENT_QUARTER') => kpiOf(admin(), name, { code: 'K08', period });

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }), partner('Initech'),
      deal('won by Acme', 'Acme', { net: 300_00, closed: '2026-11-03T10:00:00Z' }),
      deal('won by Globex', 'Globex', { net: 100_00, closed: '2026-11-03T10:00:00Z' }),
    );
    await setTarget(admin(), { partner: 'Acme', amount: 1_200_00 });
  });
  afterAll(() => test.close());

  it('is 25 % when 300.00 of 1,200.00 has been won', async () => {
    expect(await attainmentOf('Acme')).toMatchObject({ value: '25', unit: 'PERCENT', numerator: '30000', denominator: '120000', currency: null, sampleSize: 1 });
  });
  it('runs at 1.25 of the course: by the 13th of 65 working days 240.00 is due', async () => {
    expect((await attainmentOf('Acme')).forms).toEqual([{ name: 'RUN_RATE', value: '1.25', unit: 'RATIO', numerator: '30000', denominator: '24000', reason: null }]);
  });
  it('has no value without a target for exactly the period: NO_TARGET', async () => {
    expect(await attainmentOf('Globex')).toMatchObject({ value: null, reason: 'NO_TARGET', numerator: '10000', denominator: null, forms: [{ value: null, reason: 'NO_TARGET' }] });
    expect(await attainmentOf('Acme', 'CURRENT_YEAR')).toMatchObject({ value: null, reason: 'NO_TARGET' });
  });
  it('has no run rate before the first working day: NO_DENOMINATOR', async () => {
    await setTarget(admin(), { partner: 'Acme', amount: 500_00, period: 'NEXT_QUARTER' });
    expect(await attainmentOf('Acme', 'NEXT_QUARTER')).toMatchObject({ value: '0', forms: [{ name: 'RUN_RATE', value: null, reason: 'NO_DENOMINATOR', denominator: '0' }] });
  });
  it('equals its run rate once the period is over', async () => {
    await test.publish(deal('last quarter', 'Acme', { net: 90_00, closed: '2026-10-31T22:59:59Z' }));
    await setTarget(admin(), { partner: 'Acme', amount: 120_00, period: 'PREVIOUS_QUARTER' });
    expect(await attainmentOf('Acme', 'PREVIOUS_QUARTER')).toMatchObject({ value: '75', forms: [{ name: 'RUN_RATE', value: '0.75', denominator: '12000' }] });
  });
  it('takes a target in yen at today’s rate: 60,000 JPY at 0.0065 USD is 390.00 USD', async () => {
    await test.publish(rate('JPY/USD', '2026-11-17', '0.0065'), rate('JPY/USD', '2026-11-19', '0.0099'), deal('won by Initech', 'Initech', { net: 97_50, closed: '2026-11-03T10:00:00Z' }));
    await setTarget(admin(), { partner: 'Initech', amount: 60_000, currency: 'JPY' });
    expect(await attainmentOf('Initech')).toMatchObject({ value: '25', numerator: '9750', denominator: '39000' });
  });
  it('takes the newest target that was set', async () => {
    await setTarget(admin(), { partner: 'Acme', amount: 600_00, period: '2027-05-01/2027-06-01' });
    await setTarget(admin(), { partner: 'Acme', amount: 700_00, period: '2027-05-01/2027-06-01' });
    expect(await attainmentOf('Acme', '2027-05-01/2027-06-01')).toMatchObject({ value: '0', denominator: '70000' });
  });
  it('of a portfolio sets the revenue of its partners against the sum of their targets', async () => {
    await setTarget(admin(), { partner: 'Globex', amount: 400_00 });
    await test.publish(portfolio('Pat', 'Acme'), portfolio('Pat', 'Globex'));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    expect(await portfolioKpis(pat, { codes: ['K08'] })).toMatchObject([{ value: '25', numerator: '40000', denominator: '160000' }]);
  });
  it('of a region and of the channel asks for the targets set for them', async () => {
    await setTarget(admin(), { scope: 'REGION', region: 'AMER', amount: 200_00 });
    expect(await channelKpis(admin(), { codes: ['K08'] })).toMatchObject([{ value: null, reason: 'NO_TARGET' }]);
    await setTarget(admin(), { scope: 'CHANNEL', amount: 1_000_00 });
    const regions = await kpisByRegion(admin(), { codes: ['K08'] });
    expect(regions.get('AMER')).toMatchObject([{ value: '50', numerator: '10000', denominator: '20000' }]);
    expect(regions.get('EMEA')).toMatchObject([{ value: null, reason: 'NO_TARGET' }]);
    expect(await channelKpis(admin(), { codes: ['K08'] })).toMatchObject([{ value: '49.75', numerator: '49750', denominator: '100000' }]);
  });
});
