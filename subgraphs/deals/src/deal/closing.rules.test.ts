import { money } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { closeLost, closeWon } from './closing.rules.ts';
import type { Deal } from './deal.ts';

const now = new Date('2026-11-18T10:00:00Z');
const deal: Deal = {
  id: 'd1', name: 'Backup', partnerId: 'p1', ownerId: 'seller', customerName: null, customerId: null, registrationId: null, routeToMarket: 'CHANNEL', engagementModel: 'SELL_THROUGH',
  familyCodes: ['BACKUP'], country: 'DE', value: money(100n, 'EUR'), stage: 'COMMITTED', probability: 90, expectedCloseOn: '2026-12-01', reviewOn: '2026-11-20', orderId: null,
  lossReason: null, reportingValue: null, rate: null, rateDate: null, rateSource: null, createdAt: new Date(0), closedAt: null, version: 2,
};
const at = (rate: string) => ({ currency: 'USD', rate: { rate, date: '2026-11-17', source: 'ECB' } });
const win = (amountMinor: string, currency: string, rate: string) => closeWon({ deal, orderId: 'PO-1', netValue: { amountMinor, currency }, reporting: at(rate), role: 'PARTNER_SELLER' }, now);

describe('winning a deal', () => {
  it('takes the ordered value and freezes it in the reporting currency, with the rate it used', () => {
    expect(win('12345', 'EUR', '1.1')).toMatchObject({ ok: true, value: { verb: 'won', note: 'PO-1', deal: {
      stage: 'WON', probability: 100, closedAt: now, orderId: 'PO-1', reviewOn: null, value: money(12_345n, 'EUR'),
      reportingValue: money(13_580n, 'USD'), rate: '1.1', rateDate: '2026-11-17', rateSource: 'ECB', // 13,579.5 rounds to even
    } } });
  });

  it.each([
    ['12355', 'EUR', '1.1', 13_590n], // 13,590.5 rounds to even: down
    ['1000', 'JPY', '0.0067', 670n], // yen have no minor unit, dollars have two
    ['1000', 'KWD', '3.2545', 325n], // a dinar is a thousand fils: 325.45 cents
    ['100', 'KWD', '3.25', 32n], // 32.5 rounds to even: down
    ['300', 'KWD', '3.25', 98n], // 97.5 rounds to even: up
  ])('converts %s %s at %s by the exponents of both currencies, half-even', (amount, currency, rate, expected) => {
    expect(win(amount, currency, rate)).toMatchObject({ ok: true, value: { deal: { reportingValue: money(expected, 'USD') } } });
  });

  it('needs an order, an amount and a rate', () => {
    expect(closeWon({ deal, orderId: ' ', netValue: { amountMinor: '1', currency: 'EUR' }, reporting: at('1'), role: 'PARTNER_SELLER' }, now)).toMatchObject({ ok: false, refusal: { code: 'REQUIRED_FIELD_MISSING', field: 'orderId' } });
    expect(win('0', 'EUR', '1')).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE', field: 'netValue.amountMinor' } });
    expect(closeWon({ deal, orderId: 'PO-1', netValue: { amountMinor: '1', currency: 'EUR' }, reporting: { currency: 'USD', rate: null }, role: 'PARTNER_SELLER' }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'netValue.currency' } });
  });
});

describe('losing a deal', () => {
  it('needs a reason and freezes what was lost', () => {
    expect(closeLost({ deal, lossReason: 'PRICE', reporting: at('1.1'), role: 'PARTNER_ADMIN' }, now))
      .toMatchObject({ ok: true, value: { verb: 'lost', deal: { stage: 'LOST', probability: 0, closedAt: now, lossReason: 'PRICE', value: money(100n, 'EUR'), reportingValue: money(110n, 'USD') } } });
  });

  it('does not wait for a rate', () => {
    expect(closeLost({ deal, lossReason: 'OTHER', reporting: { currency: 'USD', rate: null }, role: 'PARTNER_ADMIN' }, now)).toMatchObject({ ok: true, value: { deal: { stage: 'LOST', reportingValue: null, rate: null } } });
  });

  it('is not a channel sales manager’s to report', () => {
    expect(closeLost({ deal, lossReason: 'OTHER', reporting: at('1'), role: 'CHANNEL_SALES_MANAGER' }, now)).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED' } });
  });
});
