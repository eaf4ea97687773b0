import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partner, registration } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K25 = count(registrations with submittedAt in P) group by territory.region; a registration counts once (resubmission does not add)', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const counted = async (period = 'CURRENT_MONTH') => (await channelKpis(admin(), { codes: ['K25'], period }))[0];

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Initech'), partner('Globex', { region: 'AMER' }), partner('Quiet', { region: 'APAC' }),
      registration('one', 'Acme', { submitted: '2026-11-02T09:00:00Z' }),
      registration('two', 'Initech', { submitted: '2026-11-03T09:00:00Z', status: 'REJECTED', version: 4 }),
      registration('three', 'Globex', { submitted: '2026-11-04T09:00:00Z', status: 'WITHDRAWN', version: 3 }),
      registration('draft', 'Acme', { submitted: null, status: 'DRAFT' }),
      registration('October', 'Acme', { submitted: '2026-10-31T22:59:59Z' }),
    );
  });
  afterAll(() => test.close());

  it('is 3 in November: 2 in EMEA, 1 in AMER, none in APAC, whatever became of them', async () => {
    expect(await counted()).toMatchObject({
      value: '3', unit: 'COUNT', currency: null, sampleSize: 3, period: { name: '2026-11' },
      breakdown: [{ key: 'AMER', value: '1' }, { key: 'APAC', value: '0' }, { key: 'EMEA', value: '2' }],
    });
  });
  it('does not count one again that is changed or submitted once more', async () => {
    await test.publish(registration('one', 'Acme', { submitted: '2026-11-05T09:00:00Z', version: 5 }));
    expect(await counted()).toMatchObject({ value: '3' });
  });
  it('counts by when it was submitted, by the vendor’s clock', async () => {
    expect(await counted('2026-10-31/2026-11-01')).toMatchObject({ value: '1' });
  });
  it('region by region gives the number of each, without a breakdown', async () => {
    const regions = await kpisByRegion(admin(), { codes: ['K25'], period: 'CURRENT_MONTH' });
    expect([...regions].map(([region, [kpi]]) => [region, kpi?.value, kpi?.breakdown])).toEqual([['AMER', '1', []], ['APAC', '0', []], ['EMEA', '2', []]]);
  });
  it('means nothing for one partner, where it is absent', async () => {
    expect(await kpisOfPartners(admin(), ['Acme'], { codes: ['K25'] })).toEqual([[]]);
  });
});
