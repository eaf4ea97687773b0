import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partner, tier } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** FY2027 runs from 1 February 2026 in Berlin; today is 18 November 2026. */
describe('K27 = count(distinct p: rank(p,P.end) > rank(p,P.start)); partners not enrolled at P.start excluded; promotion events reported beside it', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const promoted = async (period = 'CURRENT_YEAR') => (await channelKpis(admin(), { codes: ['K27'], period }))[0];
  const climb = (name: string, program: string, ...ranks: readonly (readonly [rank: number, from: string])[]) =>
    ranks.map(([rank, from], index) => tier(name, rank, { program, from, to: ranks[index + 1]?.[1] ?? null }));

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      ...['Risen', 'Twice', 'Up and down', 'New'].map((name) => partner(name)), partner('Fallen', { region: 'AMER' }), partner('In two', { region: 'AMER' }), partner('Idle'),
      ...climb('Risen', 'CORE', [1, '2025-03-01T00:00:00Z'], [2, '2026-06-01T00:00:00Z']),
      ...climb('Twice', 'CORE', [1, '2025-03-01T00:00:00Z'], [2, '2026-03-01T00:00:00Z'], [3, '2026-11-18T10:00:00Z']),
      ...climb('Up and down', 'CORE', [2, '2025-03-01T00:00:00Z'], [3, '2026-03-01T00:00:00Z'], [2, '2026-09-01T00:00:00Z']),
      ...climb('New', 'CORE', [1, '2026-02-01T00:00:00Z'], [3, '2026-04-01T00:00:00Z']),
      ...climb('Fallen', 'CORE', [3, '2025-03-01T00:00:00Z'], [1, '2026-06-01T00:00:00Z']),
      ...climb('In two', 'CORE', [1, '2025-03-01T00:00:00Z'], [2, '2026-06-01T00:00:00Z']), ...climb('In two', 'CLOUD', [1, '2025-03-01T00:00:00Z'], [2, '2026-06-01T00:00:00Z']),
    );
  });
  afterAll(() => test.close());

  it('is 3: each partner once, whatever the number of steps and programmes; one enrolled since does not count', async () => {
    expect(await promoted()).toMatchObject({
      value: '3', unit: 'COUNT', currency: null, sampleSize: 3, breakdown: [{ dimension: 'PROGRAM', key: 'CLOUD', value: '1' }, { key: 'CORE', value: '3' }],
    });
  });
  it('has 7 steps up beside it: two of one, one lost again, one of the newcomer', async () => {
    expect((await promoted())?.forms).toEqual([{ name: 'EVENTS', value: '7', unit: 'COUNT', numerator: '7', denominator: null, reason: null }]);
  });
  it('reads the tier of the instants themselves', async () => {
    expect(await promoted('2026-03-01/2026-06-01')).toMatchObject({ value: '3', forms: [{ value: '3' }] });
    expect(await promoted('2026-03-01/2026-06-02')).toMatchObject({ value: '5', forms: [{ value: '6' }] }); // two more partners on 1 June, in three programmes
    expect(await promoted('2026-06-02/2026-07-01')).toMatchObject({ value: '0', forms: [{ value: '0' }] });
    expect(await promoted('2026-08-01/2026-10-01')).toMatchObject({ value: '0' });
  });
  it('of the regions is that of their partners', async () => {
    const regions = await kpisByRegion(admin(), { codes: ['K27'], period: 'CURRENT_YEAR' });
    expect([...regions].map(([region, [kpi]]) => [region, kpi?.value, kpi?.breakdown.map(({ key }) => key)])).toEqual([['AMER', '1', ['CLOUD', 'CORE']], ['EMEA', '2', ['CORE']]]);
  });
});
