/** A currency as ISO 4217 writes it, for instance "EUR". */
export type CurrencyCode = string;

/**
 * ISO 4217 list one, by number of decimal places: what one minor unit means. Without the codes that have no minor unit
 * (metals, XDR, test codes), and with recently withdrawn ones at the end, because old records keep their currency.
 */
const CODES_BY_EXPONENT = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU
      CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
      KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR
      NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
      TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
      ANG BGN CUC HRK SLL ZWL`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
} as const;

const exponents: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_EXPONENT).flatMap(([exponent, codes]) => codes.split(/\s+/).map((code) => [code, Number(exponent)] as const)),
);

/** Every currency that amounts may be in. */
export const CURRENCY_CODES: readonly CurrencyCode[] = [...exponents.keys()];

/** Whether amounts may be in this currency. Upper case only: "eur" is a mistake to point out, not to guess at. */
export const isCurrency = (code: string): boolean => exponents.has(code);

/** Decimal places between the major and the minor unit: JPY 0, EUR 2, KWD 3, CLF 4. @throws RangeError for an unknown currency. */
export function currencyExponent(code: CurrencyCode): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) throw new RangeError(`"${code}" is not a currency of ISO 4217 that amounts can be in.`);
  return exponent;
}
