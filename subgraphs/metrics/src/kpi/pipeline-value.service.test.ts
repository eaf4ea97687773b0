import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deal, partner, rate } from '../../testing/facts.ts';
import { kpiOf } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K33 = sum(open deal value, expectedClose in P) ; weighted sum(value * p)', () => {
  let test: TestSubgraph;
  const pipelineOf = (name: string, period = 'CURRENT_QUARTER') => kpiOf(test.as(actor('VENDOR_ADMIN')), name, { code: 'K33', period });
  const valuesOf = async (name: string, period?: string) => {
    const { value, forms } = await pipelineOf(name, period);
    return [value, forms[0]?.value];
  };

  beforeAll(async () => { test = await openTestSubgraph(metrics); });
  beforeEach(() => { test.clock.set('2026-11-18T10:00:00Z'); });
  afterAll(() => test.close());

  it('is 600.00, weighted 265.00: a deal on hold counts in full, and nothing weighted', async () => {
    await test.publish(
      partner('Acme'),
      deal('qualified', 'Acme', { net: 100_00, probability: 25 }), deal('committed', 'Acme', { net: 200_00, probability: 90, stage: 'COMMITTED' }),
      deal('prospect', 'Acme', { net: 100_00, probability: 60, stage: 'PROSPECT' }),
      deal('on hold', 'Acme', { net: 200_00, probability: 65, stage: 'ON_HOLD' }),
      deal('won', 'Acme', { net: 900_00, closed: '2026-11-03T10:00:00Z' }), deal('lost', 'Acme', { net: 900_00, closed: '2026-11-03T10:00:00Z', stage: 'LOST' }),
      deal('direct', 'Acme', { net: 900_00, route: 'DIRECT' }),
    );
    expect(await pipelineOf('Acme')).toMatchObject({
      value: '60000', unit: 'MONEY', currency: 'USD', sampleSize: 4, numerator: '60000', denominator: null,
      forms: [{ name: 'WEIGHTED', value: '26500', unit: 'MONEY', reason: null }],
    });
  });

  it('takes the days of the period by the vendor’s calendar: its first, not the one after its last', async () => {
    await test.publish(
      partner('Edges'),
      deal('first day', 'Edges', { net: 1_00, expected: '2026-11-01' }), deal('last day', 'Edges', { net: 10_00, expected: '2027-01-31' }),
      deal('day before', 'Edges', { net: 100_00, expected: '2026-10-31' }), deal('day after', 'Edges', { net: 1_000_00, expected: '2027-02-01' }),
    );
    expect((await pipelineOf('Edges')).value).toBe('1100');
    expect((await pipelineOf('Edges', 'NEXT_QUARTER')).value).toBe('100000');
  });

  it('keeps leap day in its February', async () => {
    await test.publish(partner('Leap'), deal('leap day', 'Leap', { net: 29_00, expected: '2028-02-29' }));
    expect((await pipelineOf('Leap', '2028-02-01/2028-03-01')).value).toBe('2900');
    expect((await pipelineOf('Leap', '2028-03-01/2028-04-01')).value).toBe('0');
  });

  it('converts at the rate of today, and on a day without one at that of the last earlier day', async () => {
    await test.publish(
      partner('Tokyo'), rate('JPY/USD', '2026-11-13', '0.0066'), rate('JPY/USD', '2026-11-18', '0.0070'),
      deal('yen', 'Tokyo', { net: 100_000, currency: 'JPY', probability: 50 }),
    );
    expect(await valuesOf('Tokyo')).toEqual(['70000', '35000']);
    test.clock.set('2026-11-17T22:59:59Z');
    expect(await valuesOf('Tokyo')).toEqual(['66000', '33000']);
    test.clock.set('2026-11-17T23:00:00Z'); // the 18th in Berlin
    expect(await valuesOf('Tokyo')).toEqual(['70000', '35000']);
  });

  it('knows that a dinar has a thousand fils: 1,234.567 KWD at 3.25 is 4,012.34 USD', async () => {
    await test.publish(partner('Kuwait'), rate('KWD/USD', '2026-11-01', '3.25'), deal('dinar', 'Kuwait', { net: 1_234_567, currency: 'KWD', probability: 10 }));
    expect(await valuesOf('Kuwait')).toEqual(['401234', '40123']); // 4 012.342750 and 401.2342750
  });

  it('turns a rate around, or goes through the euro, where none is published for the pair', async () => {
    await test.publish(
      partner('Zurich'), rate('EUR/USD', '2026-11-16', '1.25'), rate('EUR/CHF', '2026-11-16', '0.9375'), rate('USD/SEK', '2026-11-16', '10'),
      deal('francs', 'Zurich', { net: 75_00, currency: 'CHF' }), // 80 EUR, 100 USD
      deal('kronor', 'Zurich', { net: 50_00, currency: 'SEK' }), // 5 USD
      deal('euros', 'Zurich', { net: 4_00, currency: 'EUR' }), // 5 USD
    );
    expect((await pipelineOf('Zurich')).value).toBe('11000');
  });

  it('adds up first and rounds half-even once: five times 0.5 cents is 2.5, so 2', async () => {
    await test.publish(partner('Small'), rate('DKK/USD', '2026-11-16', '0.5'), ...['a', 'b', 'c', 'd', 'e'].map((name) => deal(`small ${name}`, 'Small', { net: 1, currency: 'DKK', probability: 100 })));
    expect(await valuesOf('Small')).toEqual(['2', '2']);
    await test.publish(deal('small f', 'Small', { net: 2, currency: 'DKK', probability: 50 }));
    expect(await valuesOf('Small')).toEqual(['4', '3']); // 3.5 and 3
  });

  it('corrects itself when the rate of the day is corrected', async () => {
    await test.publish(rate('KWD/USD', '2026-11-01', '3.5', 2), rate('KWD/USD', '2026-11-01', '9', 1));
    expect((await pipelineOf('Kuwait')).value).toBe('432098'); // 4 320.9845
  });

  it('has no value where a deal is in a currency without a rate: NO_RATE, not a smaller sum', async () => {
    await test.publish(partner('Nowhere'), deal('krona', 'Nowhere', { net: 100, currency: 'ISK' }), deal('dollars', 'Nowhere', { net: 100_00 }));
    expect(await pipelineOf('Nowhere')).toMatchObject({ value: null, reason: 'NO_RATE', forms: [{ value: null, reason: 'NO_RATE' }] });
    expect(await pipelineOf('Nowhere', 'NEXT_QUARTER')).toMatchObject({ value: '0', reason: null });
  });

  it('is 0 where nothing is open', async () => {
    await test.publish(partner('Empty'));
    expect(await pipelineOf('Empty')).toMatchObject({ value: '0', reason: null, forms: [{ value: '0' }] });
  });
});

describe('K33 of a vendor that reports in yen', () => {
  it('rounds to whole yen: 12.34 USD at 153.5 is 1,894 JPY', async () => {
    const test = await openTestSubgraph(metrics, { settings: { reportingCurrency: 'JPY', calendar: { timeZone: 'Asia/Tokyo', fiscalYearStart: 4 } } });
    await test.publish(partner('Acme'), rate('USD/JPY', '2026-11-18', '153.5'), deal('dollars', 'Acme', { net: 12_34, expected: '2026-12-31' }), deal('yen', 'Acme', { net: 100, currency: 'JPY', expected: '2027-01-01' }));
    const admin = test.as(actor('VENDOR_ADMIN'));
    expect(await kpiOf(admin, 'Acme', { code: 'K33' })).toMatchObject({ value: '1894', currency: 'JPY', period: { name: 'FY2027-Q3' } });
    expect(await kpiOf(admin, 'Acme', { code: 'K33', period: 'NEXT_QUARTER' })).toMatchObject({ value: '100', period: { name: 'FY2027-Q4' } });
    await test.close();
  });
});
