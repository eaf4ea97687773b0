import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deal, partner, rate, registration } from '../../testing/facts.ts';
import { kpiOf } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K32 = won / (won + lost) * 100 with closedAt in P, by count and by value; open deals excluded; registrations that expired are not losses', () => {
  let test: TestSubgraph;
  const rateOf = (name: string, period = 'CURRENT_QUARTER') => kpiOf(test.as(actor('VENDOR_ADMIN')), name, { code: 'K32', period });
  const formOf = async (name: string, form: string, period?: string) => (await rateOf(name, period)).forms.find((one) => one.name === form);

  beforeAll(async () => { test = await openTestSubgraph(metrics); });
  beforeEach(() => { test.clock.set('2026-11-18T10:00:00Z'); });
  afterAll(() => test.close());

  it('is 66.67 % by count when two were won and one lost, 37.5 % by value when the lost one was large', async () => {
    await test.publish(
      partner('Acme'),
      deal('won one', 'Acme', { net: 100_00, closed: '2026-11-03T10:00:00Z' }), deal('won two', 'Acme', { net: 200_00, closed: '2026-11-04T10:00:00Z' }),
      deal('lost one', 'Acme', { net: 500_00, closed: '2026-11-05T10:00:00Z', stage: 'LOST' }),
      deal('open', 'Acme', { net: 900_00 }), deal('on hold', 'Acme', { net: 900_00, stage: 'ON_HOLD' }),
      deal('lost before', 'Acme', { net: 900_00, closed: '2026-10-05T10:00:00Z', stage: 'LOST' }),
    );
    expect(await rateOf('Acme')).toMatchObject({ value: '66.67', unit: 'PERCENT', numerator: '2', denominator: '3', sampleSize: 3, currency: null });
    expect(await formOf('Acme', 'BY_VALUE')).toMatchObject({ value: '37.5', unit: 'PERCENT', numerator: '30000', denominator: '80000' });
  });

  it('does not take registrations that came to nothing for losses', async () => {
    await test.publish(
      registration('withdrawn', 'Acme', { submitted: '2026-11-03T10:00:00Z', status: 'WITHDRAWN' }),
      registration('expired', 'Acme', { submitted: '2026-11-03T10:00:00Z', status: 'EXPIRED' }),
    );
    expect(await rateOf('Acme')).toMatchObject({ value: '66.67', denominator: '3' });
  });

  it('has no value where nothing was closed: NO_DENOMINATOR, not 0', async () => {
    await test.publish(partner('Patient'), deal('long', 'Patient'));
    expect(await rateOf('Patient')).toMatchObject({ value: null, reason: 'NO_DENOMINATOR', numerator: '0', denominator: '0', sampleSize: 0 });
  });

  it('is 0 where everything was lost', async () => {
    await test.publish(partner('Unlucky'), deal('gone', 'Unlucky', { closed: '2026-11-03T10:00:00Z', stage: 'LOST' }));
    expect(await rateOf('Unlucky')).toMatchObject({ value: '0', reason: null, numerator: '0', denominator: '1' });
  });

  it('by value weighs yen and dinar by what they were worth on the day each closed', async () => {
    await test.publish(
      partner('Abroad'), rate('KWD/USD', '2026-11-01', '3.2'),
      deal('won in yen', 'Abroad', { net: 10_000, currency: 'JPY', reporting: 64_00, closed: '2026-11-03T10:00:00Z' }),
      deal('lost in dinar', 'Abroad', { net: 10_000, currency: 'KWD', reporting: null, closed: '2026-11-03T10:00:00Z', stage: 'LOST' }), // 10 KWD, 32.00 USD
    );
    expect(await formOf('Abroad', 'BY_VALUE')).toMatchObject({ value: '66.67', numerator: '6400', denominator: '9600' });
  });

  describe('cohort form: won / created in cohort after 2 x median cycle', () => {
    const cohort = '2026-05-01/2026-08-01'; // a fiscal quarter; over on 31 July, 22:00 UTC
    beforeAll(() => test.publish(
      partner('Steady'),
      // cycles of 10, 30 and 60 days: the median is 30
      deal('ten days', 'Steady', { created: '2026-05-04T10:00:00Z', closed: '2026-05-14T10:00:00Z' }),
      deal('thirty days', 'Steady', { created: '2026-06-01T10:00:00Z', closed: '2026-07-01T10:00:00Z' }),
      deal('sixty days', 'Steady', { created: '2026-04-20T10:00:00Z', closed: '2026-06-19T10:00:00Z' }),
      deal('still open', 'Steady', { created: '2026-07-01T10:00:00Z' }),
      deal('lost', 'Steady', { created: '2026-07-02T10:00:00Z', closed: '2026-07-20T10:00:00Z', stage: 'LOST' }),
    ));

    it('is 50 % when 2 of the 4 created in the quarter are won, 60 days after its end', async () => {
      test.clock.set('2026-09-29T22:00:00Z');
      expect(await formOf('Steady', 'COHORT', cohort)).toMatchObject({ value: '50', unit: 'PERCENT', numerator: '2', denominator: '4', reason: null });
    });
    it('is not told an instant earlier: COHORT_OPEN', async () => {
      test.clock.set('2026-09-29T21:59:59.999Z');
      expect(await formOf('Steady', 'COHORT', cohort)).toMatchObject({ value: null, reason: 'COHORT_OPEN', numerator: '2', denominator: '4' });
    });
    it('is not told where no deal was won that shows how long a cycle is', async () => {
      expect(await formOf('Unlucky', 'COHORT', cohort)).toMatchObject({ value: null, reason: 'COHORT_OPEN' });
    });
    it('has no value where none was created: NO_DENOMINATOR', async () => {
      expect(await formOf('Steady', 'COHORT', '2025-05-01/2025-08-01')).toMatchObject({ value: null, reason: 'NO_DENOMINATOR' });
    });
  });
});
