import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion, type KpiAnswer } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

const partsOf = (kpi: KpiAnswer | undefined) => kpi?.breakdown.map(({ key, value }) => `${key} ${value ?? '-'}`);

/** FY2027 runs from February 2026, in Berlin; today is 18 November 2026. */
describe('K40 = sum(net won value) group by calendar unit', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const revenue = async (period: string) => (await channelKpis(admin(), { codes: ['K40'], period }))[0];

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }),
      deal('August', 'Acme', { net: 100_00, closed: '2026-08-03T10:00:00Z' }), deal('September', 'Globex', { net: 20_00, closed: '2026-09-30T21:59:59.999Z' }),
      deal('October, by the clock of Berlin', 'Acme', { net: 3_00, closed: '2026-09-30T22:00:00Z' }), deal('November', 'Acme', { net: 50_00, closed: '2026-11-03T10:00:00Z' }),
      deal('direct', null, { net: 7_00, closed: '2026-09-03T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('is 123.00 in the third quarter, month by month 100.00, 20.00 and 3.00; 130.00 over all routes', async () => {
    const kpi = await revenue('PREVIOUS_QUARTER');
    expect(kpi).toMatchObject({ value: '12300', unit: 'MONEY', currency: 'USD', sampleSize: 3, forms: [{ name: 'ALL_ROUTES', value: '13000', unit: 'MONEY' }] });
    expect(kpi?.breakdown[0]).toEqual({ dimension: 'MONTH', key: '2026-08', unit: 'MONEY', value: '10000' });
    expect(partsOf(kpi)).toEqual(['2026-08 10000', '2026-09 2000', '2026-10 300', 'FY2027-Q3 12300']);
  });
  it('lists the months, quarters and years that lie wholly in the period and have begun, also those without any', async () => {
    expect(partsOf(await revenue('CURRENT_YEAR'))).toEqual([
      ...['02', '03', '04', '05', '06', '07'].map((month) => `2026-${month} 0`), '2026-08 10000', '2026-09 2000', '2026-10 300', '2026-11 5000',
      'FY2027-Q1 0', 'FY2027-Q2 0', 'FY2027-Q3 12300', 'FY2027-Q4 5000', 'FY2027 17300',
    ]);
    expect(partsOf(await revenue('2026-08-02/2026-10-31'))).toEqual(['2026-09 2000']);
  });
  it('lists no months where they would be more than 60', async () => {
    expect(partsOf(await revenue('2016-02-01/2026-02-01'))?.map((part) => part.slice(0, 6)).filter((part) => !part.startsWith('FY'))).toEqual([]);
  });
  it('of a partner and of a region is theirs', async () => {
    expect(partsOf(await kpiOf(admin(), 'Globex', { code: 'K40', period: 'PREVIOUS_QUARTER' }))).toEqual(['2026-08 0', '2026-09 2000', '2026-10 0', 'FY2027-Q3 2000']);
    const [kpi] = (await kpisByRegion(admin(), { codes: ['K40'], period: 'PREVIOUS_QUARTER' })).get('EMEA') ?? [];
    expect([kpi?.value, partsOf(kpi), kpi?.forms]).toEqual(['10300', ['2026-08 10000', '2026-09 0', '2026-10 300', 'FY2027-Q3 10300'], []]);
  });
});
