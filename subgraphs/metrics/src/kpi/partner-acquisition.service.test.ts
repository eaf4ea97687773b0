import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, partner, portfolio } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners, portfolioKpis, setTarget } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** FY2027-Q4 runs from 1 November 2026 in Berlin. */
describe('K01 = count(partners with activatedAt in P), and K02 beside it', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const counted = async (code: string, period = 'CURRENT_QUARTER') => (await channelKpis(admin(), { codes: [code], period }))[0];
  const steps = (name: string, region: string, ...states: readonly (readonly [status: string, since: string])[]) =>
    states.map(([status, since], index) => partner(name, { region, status, since, version: index + 1 }));

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      ...['Old', 'Older', 'Oldest', 'Eldest'].map((name) => partner(name)),
      ...steps('First', 'EMEA', ['APPROVED', '2026-11-02T09:00:00Z'], ['ONBOARDING', '2026-11-03T09:00:00Z'], ['ACTIVE', '2026-11-09T09:00:00Z']),
      ...steps('Second', 'AMER', ['APPROVED', '2026-10-02T09:00:00Z'], ['ACTIVE', '2026-10-31T23:00:00Z'], ['ACTIVE', '2026-10-31T23:00:00Z']), // renamed, not activated again
      ...steps('A quarter earlier', 'AMER', ['ACTIVE', '2026-10-31T22:59:59.999Z']),
      ...steps('Reinstated', 'EMEA', ['ACTIVE', '2024-03-01T09:00:00Z'], ['SUSPENDED', '2026-03-01T09:00:00Z'], ['ACTIVE', '2026-11-10T09:00:00Z']),
      ...steps('Approved', 'EMEA', ['APPROVED', '2026-11-04T09:00:00Z']),
      ...steps('Declined', 'EMEA', ['APPLICANT', '2026-11-04T09:00:00Z'], ['DECLINED', '2026-11-05T09:00:00Z']),
    );
  });
  afterAll(() => test.close());

  it('is 2: activated for the first time in the quarter; one reinstated is not new', async () => {
    expect(await counted('K01')).toMatchObject({ value: '2', unit: 'COUNT', numerator: '2', denominator: null, currency: null, sampleSize: 2, forms: [] });
    expect(await counted('K02')).toMatchObject({ value: '2', unit: 'COUNT' });
  });
  it('RATE is 33.33 %: 2 new ones to 6 that were active at the first instant of the quarter, one of them from then on', async () => {
    expect((await counted('K02'))?.forms[0]).toEqual({ name: 'RATE', value: '33.33', unit: 'PERCENT', numerator: '2', denominator: '6', reason: null });
  });
  it('CONVERSION is 66.67 %: of 3 applications decided in the quarter 2 were approved', async () => {
    expect((await counted('K02'))?.forms[1]).toEqual({ name: 'CONVERSION', value: '66.67', unit: 'PERCENT', numerator: '2', denominator: '3', reason: null });
  });
  it('ATTAINMENT is 0.6667 of a target of 3 new partners, by region against the region’s own', async () => {
    await setTarget(admin(), { scope: 'CHANNEL', metric: 'NEW_PARTNERS', count: 3 });
    await setTarget(admin(), { scope: 'REGION', region: 'AMER', metric: 'NEW_PARTNERS', count: 2 });
    expect((await counted('K02'))?.forms[2]).toEqual({ name: 'ATTAINMENT', value: '0.6667', unit: 'RATIO', numerator: '2', denominator: '3', reason: null });
    const regions = await kpisByRegion(admin(), { codes: ['K02'] });
    expect(regions.get('AMER')?.[0]?.forms[2]).toMatchObject({ value: '0.5', numerator: '1', denominator: '2' });
    expect(regions.get('EMEA')?.[0]?.forms[2]).toMatchObject({ value: null, reason: 'NO_TARGET', numerator: '1', denominator: null });
  });
  it('has no ATTAINMENT without a target of new partners for exactly the period: NO_TARGET', async () => {
    await setTarget(admin(), { scope: 'CHANNEL', amount: 5, period: 'CURRENT_YEAR' });
    expect((await counted('K02', 'CURRENT_YEAR'))?.forms[2]).toMatchObject({ name: 'ATTAINMENT', value: null, reason: 'NO_TARGET' });
    expect((await portfolioKpis(admin(), { codes: ['K02'] }))[0]?.forms[2]).toMatchObject({ value: null, reason: 'NO_TARGET' }); // nobody sets one for a partner
  });
  it('is 0, and its rates without a value, before there were any partners', async () => {
    expect(await counted('K02', '2019-01-01/2019-02-01')).toMatchObject({ value: '0', reason: null, forms: [{ value: null, reason: 'NO_DENOMINATOR' }, { value: null, reason: 'NO_DENOMINATOR' }, { value: null, reason: 'NO_TARGET' }] });
  });
  it('of the regions adds up to that of the channel', async () => {
    expect([...(await kpisByRegion(admin(), { codes: ['K01'] }))].map(([region, [kpi]]) => [region, kpi?.value])).toEqual([['AMER', '1'], ['EMEA', '1']]);
  });
  it('of a portfolio counts the manager’s partners, to whom K02 is not told', async () => {
    await test.publish(portfolio('Pat', 'First'), portfolio('Pat', 'Old'));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    expect(await portfolioKpis(pat, { codes: ['K01', 'K02'] })).toMatchObject([{ code: 'K01', value: '1' }]);
  });
  it('means nothing for one partner, where it is absent', async () => {
    expect(await kpisOfPartners(admin(), ['First'], { codes: ['K01', 'K02', 'K03'] })).toEqual([[]]);
  });
});
