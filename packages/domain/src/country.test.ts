import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, isCountry } from './country.ts';

describe('a country', () => {
  it.each(['DE', 'US', 'JP', 'GB', 'TW', 'AX'])('is %s', (code) => {
    expect(isCountry(code)).toBe(true);
  });

  it.each(['UK', 'EU', 'XK', 'ZZ', 'de', 'DEU', ''])('is not %j', (code) => {
    expect(isCountry(code)).toBe(false);
  });

  it('is one of the 249 of ISO 3166-1, each of which has a name', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
});
