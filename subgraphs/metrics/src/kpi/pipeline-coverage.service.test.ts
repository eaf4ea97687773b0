import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, idOf, partner, portfolio, rate } from '../../testing/facts.ts';
import { kpiOf, portfolioKpis, setTarget } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K34 = open pipeline closing in P / (target(P) - won to date in P); if target already met -> null, reason TARGET_MET; weighted form beside', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const coverageOf = (name: string, period = 'CURRENT_QUARTER') => kpiOf(admin(), name, { code: 'K34', period });

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'),
      deal('won', 'Acme', { net: 400_00, closed: '2026-11-03T10:00:00Z' }),
      deal('qualified', 'Acme', { net: 1_000_00, probability: 25 }), deal('on hold', 'Acme', { net: 500_00, probability: 65, stage: 'ON_HOLD' }),
      deal('next year', 'Acme', { net: 9_000_00, expected: '2027-02-01' }),
    );
    await setTarget(admin(), { partner: 'Acme', amount: 1_000_00 });
  });
  afterAll(() => test.close());

  it('is 2.5: 1,500.00 is open while 600.00 of 1,000.00 is missing', async () => {
    expect(await coverageOf('Acme')).toMatchObject({ value: '2.5', unit: 'RATIO', numerator: '150000', denominator: '60000', reason: null, currency: null, sampleSize: 2 });
  });
  it('weighted is 0.4167: 250.00 for the same 600.00, rounded half-even to four places', async () => {
    expect((await coverageOf('Acme')).forms).toEqual([{ name: 'WEIGHTED', value: '0.4167', unit: 'RATIO', numerator: '25000', denominator: '60000', reason: null }]);
  });
  it('has no value without a target: NO_TARGET', async () => {
    expect(await coverageOf('Acme', 'NEXT_QUARTER')).toMatchObject({ value: null, reason: 'NO_TARGET', numerator: '900000', denominator: null, forms: [{ value: null, reason: 'NO_TARGET' }] });
  });
  it('has no value once the target is met, to the cent: TARGET_MET', async () => {
    await test.publish(deal('one cent short', 'Acme', { net: 599_99, closed: '2026-11-10T10:00:00Z' }));
    expect(await coverageOf('Acme')).toMatchObject({ value: '150000', denominator: '1' });
    await test.publish(deal('the last cent', 'Acme', { net: 1, closed: '2026-11-10T10:00:00Z' }));
    expect(await coverageOf('Acme')).toMatchObject({ value: null, reason: 'TARGET_MET', numerator: '150000', denominator: '0', forms: [{ value: null, reason: 'TARGET_MET' }] });
    await test.publish(deal('beyond', 'Acme', { net: 5_00, closed: '2026-11-10T10:00:00Z' }));
    expect(await coverageOf('Acme')).toMatchObject({ value: null, reason: 'TARGET_MET', denominator: '-500' });
  });
  it('mixes currencies: yen and dinar open, a target in euros', async () => {
    await test.publish(
      partner('Abroad'), rate('JPY/USD', '2026-11-18', '0.0065'), rate('KWD/USD', '2026-11-18', '3.25'), rate('EUR/USD', '2026-11-18', '1.25'),
      deal('yen', 'Abroad', { net: 100_000, currency: 'JPY' }), deal('dinar', 'Abroad', { net: 200_000, currency: 'KWD' }), // 650 and 650 USD
    );
    await setTarget(admin(), { partner: 'Abroad', amount: 400_00, currency: 'EUR' }); // 500 USD
    expect(await coverageOf('Abroad')).toMatchObject({ value: '2.6', numerator: '130000', denominator: '50000' });
  });
  it('is 0 where nothing is open and something is missing', async () => {
    await test.publish(partner('Empty'));
    await setTarget(admin(), { partner: 'Empty', amount: 1_00 });
    expect(await coverageOf('Empty')).toMatchObject({ value: '0', numerator: '0', denominator: '100' });
  });
  it('of a portfolio sets its partners’ pipeline against what is missing to the sum of their targets', async () => {
    await test.publish(portfolio('Pat', 'Abroad'), portfolio('Pat', 'Empty'));
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    expect(await portfolioKpis(pat, { codes: ['K34'] })).toMatchObject([{ value: '2.5948', numerator: '130000', denominator: '50100' }]);
  });
});
