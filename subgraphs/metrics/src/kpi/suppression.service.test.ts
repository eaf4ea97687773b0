import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendance, award, deal, employment, event, partner, registration } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, setTarget, type KpiAnswer } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${String(index + 1)}`);

/** A partner with a deal won, one lost and one open, a registration and a certified person. */
const busy = (name: string, region: string, net = 100_00) => [
  partner(name, { region }), employment(`person of ${name}`, name), award(`award of ${name}`, `person of ${name}`, { awarded: '2026-11-02T09:00:00Z' }),
  deal(`won by ${name}`, name, { net, closed: '2026-11-03T10:00:00Z' }), deal(`won a year before by ${name}`, name, { net, closed: '2025-11-03T10:00:00Z' }),
  deal(`lost by ${name}`, name, { net, closed: '2026-11-03T10:00:00Z', stage: 'LOST' }), deal(`open at ${name}`, name, { net }),
  registration(`registered by ${name}`, name, { submitted: '2026-11-02T09:00:00Z' }), attendance(`person of ${name}`, name, 'webinar'),
];

/** EMEA has 8 partners, AMER 6, APAC only 4. */
describe('sums over partners, told to an analyst', () => {
  let test: TestSubgraph;
  const analyst = () => test.as(actor('ANALYST'));
  const told = (kpis: readonly KpiAnswer[] | undefined) => kpis?.map(({ code, suppressed }) => [code, suppressed]) ?? [];
  const everyFigure = ({ value, numerator, denominator, sampleSize, breakdown, forms }: KpiAnswer) =>
    [value, numerator, denominator, sampleSize, ...breakdown.map((part) => part.value), ...forms.flatMap((form) => [form.value, form.numerator, form.denominator])];

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      event('webinar', { starts: '2026-11-05T09:00:00Z' }),
      ...numbered('E', 8).flatMap((name) => busy(name, 'EMEA')), ...numbered('A', 6).flatMap((name) => busy(name, 'AMER')), ...numbered('P', 4).flatMap((name) => busy(name, 'APAC')),
    );
    await setTarget(test.as(actor('VENDOR_ADMIN')), { scope: 'REGION', region: 'APAC', amount: 1_000_00 });
  });
  afterAll(() => test.close());

  it('are withheld in a region of fewer than five partners, in every KPI and form, with all they are made of', async () => {
    const apac = (await kpisByRegion(analyst())).get('APAC') ?? [];
    expect(apac.map(({ code }) => code)).toEqual(['K01', 'K02', 'K03', 'K07', 'K08', 'K13', 'K14', 'K15', 'K25', 'K26', 'K27', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34', 'K40']);
    expect(apac.every(({ suppressed, reason, forms }) => suppressed && reason === 'SUPPRESSED' && forms.every((form) => form.reason === 'SUPPRESSED'))).toBe(true);
    expect(apac.flatMap(everyFigure).filter((figure) => figure !== null)).toEqual([]);
  });
  it('are withheld in one more region, or the channel’s total less the others would tell', async () => {
    const regions = await kpisByRegion(analyst(), { codes: ['K13', 'K25', 'K30', 'K33'] });
    expect(told(regions.get('AMER'))).toEqual([['K13', true], ['K25', true], ['K30', true], ['K33', true]]);
    expect(told(regions.get('EMEA'))).toEqual([['K13', false], ['K25', false], ['K30', false], ['K33', false]]);
    expect(regions.get('EMEA')?.[0]).toMatchObject({ value: '80000', numerator: '80000', sampleSize: 8 });
  });
  it('of the whole channel are told, with a breakdown that withholds the same regions', async () => {
    expect(await channelKpis(analyst(), { codes: ['K13', 'K25'] })).toMatchObject([
      { code: 'K13', value: '180000', suppressed: false },
      { code: 'K25', value: '18', suppressed: false, breakdown: [{ key: 'AMER', value: null }, { key: 'APAC', value: null }, { key: 'EMEA', value: '8' }] },
    ]);
  });
  it('of regions as shares of the channel are withheld with the revenue they are shares of, and with them how concentrated they are', async () => {
    const [kpi] = await channelKpis(analyst(), { codes: ['K16'] });
    const shares = kpi?.breakdown.filter(({ dimension }) => dimension === 'REGION').map(({ key, value }) => [key, value]);
    expect(shares).toEqual([['AMER', null], ['APAC', null], ['EMEA', '44.45']]);
    expect(kpi).toMatchObject({ value: '10000', forms: [{ name: 'BY_ROUTE', value: '10000' }, { name: 'BY_PARTNER_KIND', value: '10000' }, { name: 'BY_REGION', value: null, reason: 'SUPPRESSED' }] });
  });
  it('leave out the median deal, which is one partner’s own', async () => {
    expect(await channelKpis(analyst(), { codes: ['K28'] })).toMatchObject([{ value: '10000', numerator: '180000', denominator: '18', forms: [{ name: 'MEDIAN', value: null, numerator: null, reason: 'SUPPRESSED' }] }]);
  });
  it('of a region are not told month by month, those of the channel are', async () => {
    const asked = { codes: ['K40'], period: 'CURRENT_MONTH' };
    expect((await kpisByRegion(analyst(), asked)).get('EMEA')).toMatchObject([{ value: '80000', breakdown: [{ key: '2026-11', value: null }] }]);
    expect(await channelKpis(analyst(), asked)).toMatchObject([{ value: '180000', breakdown: [{ key: '2026-11', value: '180000' }], forms: [{ name: 'ALL_ROUTES', value: '180000' }] }]);
  });
  it('over all routes are withheld while fewer than five deals, or one large one, are not the channel’s', async () => {
    const quarter = { codes: ['K15', 'K40'], period: '2025-11-01/2026-02-01' };
    await test.publish(...numbered('direct', 4).map((name) => deal(name, null, { net: 45_00, closed: '2025-12-03T10:00:00Z' })));
    expect(await channelKpis(analyst(), quarter)).toMatchObject([{ code: 'K15', value: null, reason: 'SUPPRESSED' }, { code: 'K40', value: '180000', forms: [{ value: null, reason: 'SUPPRESSED' }] }]);
    await test.publish(deal('direct 5', null, { net: 20_00, closed: '2025-12-03T10:00:00Z' }));
    expect(await channelKpis(analyst(), quarter)).toMatchObject([{ value: '90', numerator: '180000', denominator: '200000' }, { forms: [{ value: '200000' }] }]);
  });
  it('of people at events are told without those who had a seat, while fewer than five partners’ people missed it', async () => {
    const seats = (names: readonly string[]) => test.publish(event('workshop', { starts: '2026-10-05T09:00:00Z' }), ...names.map((name) => attendance(`other of ${name}`, name, 'workshop', { attendance: 'NO_SHOW' })));
    await test.publish(...numbered('E', 6).map((name) => attendance(`person of ${name}`, name, 'workshop')));
    await seats(['E 1']);
    const october = { codes: ['K31'], period: '2026-10-01/2026-11-01' };
    expect(await channelKpis(analyst(), october)).toMatchObject([{ value: '6', suppressed: false, forms: [{ name: 'SHOW_RATE', value: null, numerator: null, denominator: null, reason: 'SUPPRESSED' }] }]);
    await seats(numbered('E', 5));
    expect(await channelKpis(analyst(), october)).toMatchObject([{ value: '6', forms: [{ value: '54.55', numerator: '6', denominator: '11' }] }]);
  });
  it('are told in full to channel sales managers and administrators', async () => {
    for (const role of ['CHANNEL_SALES_MANAGER', 'VENDOR_ADMIN'] as const) {
      const regions = await kpisByRegion(test.as(actor(role)), { codes: ['K13'] });
      expect([...regions].map(([region, [kpi]]) => [region, kpi?.value, kpi?.suppressed])).toEqual([['AMER', '60000', false], ['APAC', '40000', false], ['EMEA', '80000', false]]);
    }
  });
  it('are told for whole calendar months only, so that no difference tells of a single day', async () => {
    await expect(channelKpis(analyst(), { codes: ['K13'], period: '2026-11-01/2026-11-04' })).rejects.toThrow('whole calendar months');
    await expect(kpisByRegion(analyst(), { codes: ['K13'], period: '2026-10-31/2026-12-01' })).rejects.toThrow('whole calendar months');
    expect(await channelKpis(analyst(), { codes: ['K13'], period: '2026-11-01/2026-12-01' })).toMatchObject([{ value: '180000' }]);
  });
  it('are withheld with what they are a part of, or their difference would tell what a single partner lost', async () => {
    const october = { codes: ['K13', 'K32'], period: '2026-10-01/2026-11-01' } as const;
    const closing = (name: string, stage: string) => deal(`${stage} by ${name} in October`, name, { stage, created: '2026-10-02T10:00:00Z', closed: '2026-10-05T10:00:00Z' });
    await test.publish(...numbered('E', 6).map((name) => closing(name, 'WON')), closing('E 1', 'LOST'));
    const [revenue, closeRate] = await channelKpis(analyst(), october);
    expect(revenue).toMatchObject({ value: '60000', suppressed: false });
    expect(closeRate).toMatchObject({ value: null, numerator: null, denominator: null, sampleSize: null, reason: 'SUPPRESSED', forms: [{ name: 'BY_VALUE', reason: 'SUPPRESSED', denominator: null }, { name: 'COHORT', reason: 'SUPPRESSED', denominator: null }] });
    await test.publish(...numbered('E', 5).map((name) => closing(name, 'LOST')));
    expect(await channelKpis(analyst(), october)).toMatchObject([{}, { value: '54.55', suppressed: false }]);
  });
  it('are withheld when one partner has more than half, also of the whole channel', async () => {
    await test.publish(deal('giant', 'E 1', { net: 2_000_00, closed: '2026-11-04T10:00:00Z' }));
    const [revenue, closeRate] = await channelKpis(analyst(), { codes: ['K13', 'K32'] });
    expect(revenue).toMatchObject({ value: null, suppressed: true, reason: 'SUPPRESSED', numerator: null });
    expect(closeRate).toMatchObject({ suppressed: false, value: '51.35', forms: [{ name: 'BY_VALUE', value: null, reason: 'SUPPRESSED' }, {}] });
  });
});
