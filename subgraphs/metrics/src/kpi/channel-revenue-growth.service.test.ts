import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K14 = (K13(P) - K13(P-1y)) / K13(P-1y) * 100', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }),
      deal('Acme now', 'Acme', { net: 600_00, closed: '2026-11-03T10:00:00Z' }), deal('Globex now', 'Globex', { net: 300_00, closed: '2026-11-03T10:00:00Z' }),
      deal('Acme then', 'Acme', { net: 800_00, closed: '2025-11-03T10:00:00Z' }), deal('direct then', null, { net: 999_00, closed: '2025-11-03T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('is 12.5 % when 900.00 was won against 800.00 in the same quarter a year before, direct sales aside', async () => {
    expect(await channelKpis(admin(), { codes: ['K14'] })).toMatchObject([{ value: '12.5', unit: 'PERCENT', numerator: '10000', denominator: '80000', currency: null, sampleSize: 2, forms: [] }]);
  });
  it('of a region is that of its partners; without a value where nothing was won the year before: NO_BASE', async () => {
    const regions = await kpisByRegion(admin(), { codes: ['K14'] });
    expect(regions.get('EMEA')).toMatchObject([{ value: '-25', numerator: '-20000', denominator: '80000' }]);
    expect(regions.get('AMER')).toMatchObject([{ value: null, reason: 'NO_BASE', numerator: '30000', denominator: '0' }]);
  });
  it('means nothing for one partner, where it is absent', async () => {
    expect(await kpisOfPartners(admin(), ['Acme'], { codes: ['K14'] })).toEqual([[]]);
  });
});
