import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currencyExponent, isCurrency } from './currencies.ts';

describe('a currency', () => {
  it.each([['JPY', 0], ['ISK', 0], ['EUR', 2], ['USD', 2], ['KWD', 3], ['BHD', 3], ['CLF', 4]])('%s has a minor unit of %i places', (code, places) => {
    expect(currencyExponent(code)).toBe(places);
  });

  it.each(['eur', 'EURO', '', 'XXX', 'XAU', 'BTC', 'toString'])('is not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyExponent(code)).toThrow(RangeError);
  });

  it('is listed once, in the three letters of ISO 4217', () => {
    expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
    expect(CURRENCY_CODES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(CURRENCY_CODES.every(isCurrency)).toBe(true);
  });

  it('stays on record after it was withdrawn, because history is never deleted', () => {
    expect(isCurrency('HRK')).toBe(true);
  });
});
