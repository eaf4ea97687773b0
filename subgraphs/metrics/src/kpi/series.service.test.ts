import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, employment, idOf, partner, portfolio } from '../../testing/facts.ts';
import { metrics } from '../subgraph.ts';

interface Comparison { readonly period: { readonly name: string }; readonly value: string | null; readonly change: string | null; readonly reason: string | null }
interface Point { readonly kpi: { readonly value: string | null; readonly period: { readonly name: string } }; readonly isComplete: boolean; readonly before: Comparison; readonly yearBefore: Comparison }
interface Series { readonly code: string; readonly by: string; readonly points: readonly Point[] }

const comparison = '{ period { name } value change reason }';
const series = `code by points { kpi { value period { name } } isComplete before ${comparison} yearBefore ${comparison} }`;
const fifty = Array.from({ length: 50 }, (_, index) => `Partner ${String(index)}`);

/** FY2027 runs from February 2026, in Berlin; today is 18 November 2026. */
describe('a KPI over time', () => {
  let test: TestSubgraph;
  const as = (role: 'VENDOR_ADMIN' | 'ANALYST' = 'VENDOR_ADMIN') => test.as(actor(role));
  const channel = async (args: string): Promise<Series> => {
    const { data, errors } = await as().query(`{ channelKpiSeries(${args}) { ${series} } }`);
    expect(errors).toEqual([]);
    return (data as { channelKpiSeries: Series }).channelKpiSeries; // as asked above
  };
  const refusalOf = async (args: string) => (await as().query(`{ channelKpiSeries(${args}) { code } }`)).errors.map(({ message }) => message);
  const ofPartners = (asker: ReturnType<TestSubgraph['as']>, names: readonly string[], args: string) => asker.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Partner { kpiSeries(${args}) { ${series} } } } }`,
    { representations: names.map((name) => ({ __typename: 'Partner', id: idOf(name) })) },
  );

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }),
      deal('September last year', 'Acme', { net: 80_00, closed: '2025-09-10T10:00:00Z' }), deal('October last year', 'Acme', { net: 100_00, closed: '2025-10-10T10:00:00Z' }),
      deal('August', 'Acme', { net: 50_00, closed: '2026-08-10T10:00:00Z' }), deal('September', 'Globex', { net: 60_00, closed: '2026-09-10T10:00:00Z' }),
      deal('October', 'Acme', { net: 90_00, closed: '2026-10-10T10:00:00Z' }), deal('November', 'Acme', { net: 9_00, closed: '2026-11-10T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('has a point for each month of the quarter, against the month before and the same month a year before', async () => {
    const { code, by, points } = await channel('code: K13, by: MONTH, period: PREVIOUS_QUARTER');
    expect([code, by]).toEqual(['K13', 'MONTH']);
    expect(points).toEqual([
      {
        kpi: { value: '5000', period: { name: '2026-08' } }, isComplete: true,
        before: { period: { name: '2026-07' }, value: '0', change: null, reason: 'NO_BASE' }, yearBefore: { period: { name: '2025-08' }, value: '0', change: null, reason: 'NO_BASE' },
      },
      {
        kpi: { value: '6000', period: { name: '2026-09' } }, isComplete: true,
        before: { period: { name: '2026-08' }, value: '5000', change: '20', reason: null }, yearBefore: { period: { name: '2025-09' }, value: '8000', change: '-25', reason: null },
      },
      {
        kpi: { value: '9000', period: { name: '2026-10' } }, isComplete: true,
        before: { period: { name: '2026-09' }, value: '6000', change: '50', reason: null }, yearBefore: { period: { name: '2025-10' }, value: '10000', change: '-10', reason: null },
      },
    ]);
  });
  it('ends with what has begun, which is not complete', async () => {
    const { points } = await channel('code: K13, by: QUARTER, period: CURRENT_YEAR');
    expect(points.map(({ kpi, isComplete }) => [kpi.period.name, kpi.value, isComplete])).toEqual([
      ['FY2027-Q1', '0', true], ['FY2027-Q2', '0', true], ['FY2027-Q3', '20000', true], ['FY2027-Q4', '900', false],
    ]);
    expect(points.at(-1)?.before).toMatchObject({ value: '20000', change: '-95.5' });
  });
  it('by year compares with the year before either way', async () => {
    const [point] = (await channel('code: K13, by: YEAR, period: CURRENT_YEAR')).points;
    expect(point).toMatchObject({ kpi: { value: '20900' }, before: { period: { name: 'FY2026' }, value: '18000', change: '16.11' }, yearBefore: { period: { name: 'FY2026' }, change: '16.11' } });
  });
  it('has only what begins in the days asked for', async () => {
    const { points } = await channel('code: K13, by: MONTH, between: { start: "2026-08-02", end: "2026-10-31" }');
    expect(points.map(({ kpi }) => kpi.period.name)).toEqual(['2026-09', '2026-10']);
    expect((await channel('code: K13, by: MONTH, period: NEXT_QUARTER')).points).toEqual([]);
  });
  it('tells no change where one of the two values is missing, and why', async () => {
    const [, september] = (await channel('code: K28, by: MONTH, period: PREVIOUS_QUARTER')).points;
    expect(september?.before).toMatchObject({ value: '5000', change: '20', reason: null });
    const [august] = (await channel('code: K28, by: MONTH, period: PREVIOUS_QUARTER')).points;
    expect(august?.before).toMatchObject({ value: null, change: null, reason: 'NO_DENOMINATOR' });
  });
  it('is refused of a KPI that is counted as of now, whose past is not known', async () => {
    expect(await refusalOf('code: K30')).toEqual([expect.stringContaining('K30 is counted as of now')]);
    expect(await refusalOf('code: K33')).toHaveLength(1);
  });
  it('has 36 points at most', async () => {
    expect((await channel('code: K13, by: MONTH, between: { start: "2023-01-01", end: "2026-01-01" }')).points).toHaveLength(36);
    expect(await refusalOf('code: K13, by: MONTH, between: { start: "2023-01-01", end: "2026-02-01" }')).toEqual([expect.stringContaining('36 points')]);
    expect(await refusalOf('code: K13, by: MONTH, between: { start: "1900-01-01", end: "2999-01-01" }')).toEqual([expect.stringContaining('36 points')]);
  });
  it('region by region, and of a portfolio, is theirs', async () => {
    const { data } = await as().query(`{ kpiSeriesByRegion(code: K13, by: QUARTER, period: PREVIOUS_QUARTER) { region series { points { kpi { value } } } } }`);
    expect(data).toEqual({ kpiSeriesByRegion: [{ region: 'AMER', series: { points: [{ kpi: { value: '6000' } }] } }, { region: 'EMEA', series: { points: [{ kpi: { value: '14000' } }] } }] });
    await test.publish(portfolio('Pat', 'Globex'));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    const query = (code: string) => pat.query(`{ portfolioKpiSeries(code: ${code}, by: QUARTER, period: PREVIOUS_QUARTER) { points { kpi { value } } } }`);
    expect(await query('K28')).toMatchObject({ data: { portfolioKpiSeries: { points: [{ kpi: { value: '6000' } }] } } });
    expect(await query('K03'), 'not for this reader').toMatchObject({ data: { portfolioKpiSeries: { points: [] } } });
  });
  it('of a partner is for those who reach it', async () => {
    await test.publish(employment('Ann', 'Acme'));
    const ann = test.as(actor('PARTNER_ADMIN', { personId: idOf('Ann'), partnerId: idOf('Acme') }));
    const answer = await ofPartners(ann, ['Acme', 'Globex'], 'code: K28, by: QUARTER, period: PREVIOUS_QUARTER');
    expect(answer).toMatchObject({ errors: [], data: { _entities: [{ kpiSeries: { points: [{ kpi: { value: '7000' } }] } }, { kpiSeries: null }] } });
  });
  it('is withheld from an analyst as its values are', async () => {
    const { data } = await as('ANALYST').query(`{ channelKpiSeries(code: K13, by: QUARTER, period: PREVIOUS_QUARTER) { ${series} } }`);
    expect(data).toMatchObject({ channelKpiSeries: { points: [{ kpi: { value: null }, before: { value: null, change: null, reason: 'SUPPRESSED' }, yearBefore: { value: null, reason: 'SUPPRESSED' } }] } });
  });
  it('takes one statement for each period, whatever the number of partners', async () => {
    await test.publish(...fifty.map((name) => partner(name)));
    const sent = async (names: readonly string[]) => {
      test.statements.clear();
      await ofPartners(as(), names, 'code: K28, by: MONTH, period: PREVIOUS_QUARTER');
      return test.statements.texts.length;
    };
    expect([await sent(fifty.slice(0, 1)), await sent(fifty)]).toEqual([7, 7]); // three months, the one before them, and three a year before
  });
});
