import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, employment, idOf, partner, portfolio, registration } from '../../testing/facts.ts';
import { channelKpis, kpiOf, portfolioKpis } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K26 = count by partner ; average = total / active partners (and / producing partners)', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }), partner('Quiet', { since: '2026-09-16T00:00:00+02:00' }), partner('Prospect', { status: 'PROSPECT' }),
      ...['one', 'two', 'three'].map((name) => registration(name, 'Acme', { submitted: '2026-09-02T09:00:00Z' })),
      registration('four', 'Globex', { submitted: '2026-09-03T09:00:00Z', status: 'REJECTED', decided: '2026-09-08T09:00:00Z' }),
      registration('five', 'Globex', { submitted: '2026-09-04T09:00:00Z' }),
      registration('later', 'Acme', { submitted: '2026-10-02T09:00:00Z' }), registration('draft', 'Acme', { submitted: null, status: 'DRAFT' }),
      deal('won by Acme', 'Acme', { closed: '2026-03-02T09:00:00Z' }), deal('won too long ago', 'Globex', { closed: '2025-09-30T09:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('is 3 for the partner that submitted 3 in September, and 0 for one that submitted none', async () => {
    expect(await kpiOf(admin(), 'Acme', { code: 'K26', period: '2026-09-01/2026-10-01' })).toMatchObject({ value: '3', unit: 'COUNT', numerator: '3', sampleSize: 3, currency: null, forms: [] });
    expect(await kpiOf(admin(), 'Quiet', { code: 'K26' })).toMatchObject({ value: '0', reason: null });
  });
  it('over the channel is 5: per active partner 1.6667, per producing partner 5, per partner and month 2', async () => {
    const [kpi] = await channelKpis(admin(), { codes: ['K26'], period: '2026-09-01/2026-10-01' });
    expect(kpi).toMatchObject({ value: '5', sampleSize: 5, breakdown: [] });
    expect(kpi?.forms).toEqual([
      { name: 'AVERAGE', value: '1.6667', unit: 'RATIO', numerator: '5', denominator: '3', reason: null },
      { name: 'PER_PRODUCING', value: '5', unit: 'RATIO', numerator: '5', denominator: '1', reason: null },
      { name: 'PER_PARTNER_MONTH', value: '2', unit: 'RATIO', numerator: '5', denominator: '2.5', reason: null }, // two whole Septembers and half of one
    ]);
  });
  it('counts the months under contract by the status intervals: February and March are one month each', async () => {
    await test.publish(partner('Left', { status: 'ACTIVE', since: '2026-02-14T23:00:00Z', version: 1 }), partner('Left', { status: 'SUSPENDED', since: '2026-03-15T23:00:00Z', version: 2 }));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    await test.publish(portfolio('Pat', 'Left'), registration('by Left', 'Left', { submitted: '2026-02-20T09:00:00Z' }));
    const [kpi] = await portfolioKpis(pat, { codes: ['K26'], period: '2026-02-01/2026-05-01' });
    expect(kpi?.forms[2]).toMatchObject({ value: '1.0164', numerator: '1', denominator: '0.983871' }); // 14 of 28 days, 15 of 31 days
    expect(kpi?.forms.slice(0, 2)).toMatchObject([{ value: null, reason: 'NO_DENOMINATOR' }, { value: null, reason: 'NO_DENOMINATOR' }]);
  });
  it('is told to the partner itself', async () => {
    await test.publish(employment('Ann', 'Acme'));
    const ann = test.as(actor('PARTNER_ADMIN', { personId: idOf('Ann'), partnerId: idOf('Acme') }));
    expect(await kpiOf(ann, 'Acme', { code: 'K26', period: '2026-09-01/2026-10-01' })).toMatchObject({ value: '3' });
  });
});
