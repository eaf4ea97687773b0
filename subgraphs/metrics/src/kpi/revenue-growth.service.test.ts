import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, partner, rate } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** The fiscal year starts in February, in Berlin; today is 18 November 2026, in FY2027-Q4. */
describe('K07 = (Rev(p,P) - Rev(p,P-1y)) / Rev(p,P-1y) * 100, Rev = sum of net value of channel deals of p won with closedAt in P', () => {
  let test: TestSubgraph;
  const growthOf = (name: string, period = 'CURRENT_QUARTER') => kpiOf(test.as(actor('VENDOR_ADMIN')), name, { code: 'K07', period });

  beforeAll(async () => { test = await openTestSubgraph(metrics); });
  afterAll(() => test.close());

  it('is 12.5 % when 900.00 was won against 800.00 in the same fiscal quarter a year before', async () => {
    await test.publish(
      partner('Acme'),
      deal('this year', 'Acme', { net: 900_00, closed: '2026-11-03T10:00:00Z' }),
      deal('last year, one', 'Acme', { net: 500_00, closed: '2025-11-20T10:00:00Z' }),
      deal('last year, two', 'Acme', { net: 300_00, closed: '2026-01-31T10:00:00Z' }),
      deal('the quarter before', 'Acme', { net: 720_00, closed: '2026-08-10T10:00:00Z' }),
    );
    expect(await growthOf('Acme')).toMatchObject({
      value: '12.5', unit: 'PERCENT', numerator: '10000', denominator: '80000', reason: null, currency: null, sampleSize: 1,
      period: { name: 'FY2027-Q4', start: '2026-10-31T23:00:00.000Z', end: '2027-01-31T23:00:00.000Z' },
    });
  });

  it('sequentially compares with the period just before: 900.00 against 720.00 is 25 %', async () => {
    expect((await growthOf('Acme')).forms).toEqual([{ name: 'SEQUENTIAL', value: '25', unit: 'PERCENT', numerator: '18000', denominator: '72000', reason: null }]);
  });

  it('is below zero when less was won, and rounded half-even to two places', async () => {
    await test.publish(
      partner('Shrinking'),
      deal('less', 'Shrinking', { net: 200_00, closed: '2026-11-03T10:00:00Z' }),
      deal('more', 'Shrinking', { net: 300_00, closed: '2025-11-03T10:00:00Z' }),
    );
    expect(await growthOf('Shrinking')).toMatchObject({ value: '-33.33', numerator: '-10000', denominator: '30000' });
  });

  it('has no value where nothing was won the year before: NO_BASE', async () => {
    await test.publish(partner('New'), deal('first', 'New', { net: 100_00, closed: '2026-11-03T10:00:00Z' }));
    expect(await growthOf('New')).toMatchObject({ value: null, reason: 'NO_BASE', numerator: '10000', denominator: '0', forms: [{ value: null, reason: 'NO_BASE' }] });
  });

  it('has no value for a partner without deals: nothing grows from nothing', async () => {
    await test.publish(partner('Idle'));
    expect(await growthOf('Idle')).toMatchObject({ value: null, reason: 'NO_BASE', numerator: '0', denominator: '0', sampleSize: 0 });
  });

  it('takes channel deals only, and only those won', async () => {
    await test.publish(
      partner('Mixed'),
      deal('base', 'Mixed', { net: 100_00, closed: '2025-11-03T10:00:00Z' }),
      deal('counted', 'Mixed', { net: 110_00, closed: '2026-11-03T10:00:00Z' }),
      deal('direct', 'Mixed', { net: 999_00, closed: '2026-11-03T10:00:00Z', route: 'DIRECT' }),
      deal('lost', 'Mixed', { net: 999_00, closed: '2026-11-03T10:00:00Z', stage: 'LOST' }),
      deal('open', 'Mixed', { net: 999_00 }),
    );
    expect(await growthOf('Mixed')).toMatchObject({ value: '10', numerator: '1000', denominator: '10000', sampleSize: 1 });
  });

  it('counts a day by the vendor’s clock, also the day of 23 hours on which summer time begins', async () => {
    await test.publish(
      partner('Spring'),
      deal('last instant', 'Spring', { net: 200_00, closed: '2026-03-29T21:59:59.999Z' }), // 23:59:59.999 in Berlin
      deal('next day', 'Spring', { net: 7_00, closed: '2026-03-29T22:00:00Z' }),
      deal('first instant', 'Spring', { net: 100_00, closed: '2026-03-28T23:00:00Z' }),
      deal('day before', 'Spring', { net: 50_00, closed: '2026-03-28T22:59:59.999Z' }),
      deal('year before', 'Spring', { net: 240_00, closed: '2025-03-29T12:00:00Z' }),
    );
    expect(await growthOf('Spring', '2026-03-29/2026-03-30')).toMatchObject({
      value: '25', numerator: '6000', denominator: '24000', period: { start: '2026-03-28T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' },
      forms: [{ name: 'SEQUENTIAL', value: '500', denominator: '5000' }],
    });
  });

  it('sets leap day against 28 February, and February of a leap year against the whole February before', async () => {
    await test.publish(
      partner('Leap'),
      deal('29 February 2024', 'Leap', { net: 150_00, closed: '2024-02-29T12:00:00Z', created: '2024-01-02T00:00:00Z' }),
      deal('28 February 2023', 'Leap', { net: 100_00, closed: '2023-02-28T22:00:00Z', created: '2023-01-02T00:00:00Z' }),
      deal('1 February 2023', 'Leap', { net: 100_00, closed: '2023-02-01T12:00:00Z', created: '2023-01-02T00:00:00Z' }),
      deal('1 March 2023', 'Leap', { net: 999_00, closed: '2023-03-01T12:00:00Z', created: '2023-01-02T00:00:00Z' }),
    );
    expect(await growthOf('Leap', '2024-02-29/2024-03-01')).toMatchObject({ value: '50', denominator: '10000' });
    expect(await growthOf('Leap', '2024-02-01/2024-03-01')).toMatchObject({ value: '-25', denominator: '20000', period: { name: '2024-02' } });
  });

  it('takes each closed deal at what it was worth on the day it closed, whatever the rate today: yen and dinar have other decimals', async () => {
    await test.publish(
      partner('Abroad'),
      rate('JPY/USD', '2025-11-03', '0.0091'), rate('JPY/USD', '2026-11-18', '0.0001'), rate('KWD/USD', '2026-11-18', '9'),
      deal('yen', 'Abroad', { net: 1_000_000, currency: 'JPY', reporting: 6_600_00, closed: '2026-11-03T10:00:00Z' }),
      deal('dinar', 'Abroad', { net: 1_000_000, currency: 'KWD', reporting: 3_250_00, closed: '2026-11-04T10:00:00Z' }),
      deal('yen, not frozen', 'Abroad', { net: 1_000_000, currency: 'JPY', reporting: null, closed: '2025-11-03T10:00:00Z' }), // 9 100.00 USD on that day
    );
    expect(await growthOf('Abroad')).toMatchObject({ value: '8.24', numerator: '75000', denominator: '910000' }); // 9 850.00 against 9 100.00
  });

  it('has no value where a closed deal is in a currency without a rate: NO_RATE', async () => {
    await test.publish(partner('Unknown'), deal('crown', 'Unknown', { net: 100_00, currency: 'ISK', reporting: null, closed: '2026-11-03T10:00:00Z' }));
    expect(await growthOf('Unknown')).toMatchObject({ value: null, reason: 'NO_RATE', numerator: null, denominator: '0' });
  });

  it('over a region or the channel takes the revenue of its partners together', async () => {
    await test.publish(
      partner('One', { region: 'APAC' }), partner('Two', { region: 'APAC' }),
      deal('one now', 'One', { net: 300_00, closed: '2019-11-03T10:00:00Z' }), deal('two now', 'Two', { net: 100_00, closed: '2019-11-03T10:00:00Z' }),
      deal('one then', 'One', { net: 100_00, closed: '2018-11-03T10:00:00Z' }), deal('two then', 'Two', { net: 100_00, closed: '2018-11-03T10:00:00Z' }),
    );
    const asked = { codes: ['K07'], period: '2019-11-01/2020-02-01' };
    const admin = test.as(actor('VENDOR_ADMIN'));
    expect((await kpisByRegion(admin, asked)).get('APAC')).toMatchObject([{ value: '100', denominator: '20000' }]);
    expect(await channelKpis(admin, asked)).toMatchObject([{ value: '100', denominator: '20000' }]);
  });
});
