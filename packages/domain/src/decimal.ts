import { Big } from 'big.js';
import { divideHalfEven } from './half-even.ts';

export type { Big };

/** What may become a decimal: never a fraction held in a `number`, as 0.1 + 0.2 already lost its last digit. */
export type DecimalInput = Big | bigint | string | number;

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether the text is a decimal as the graph's `Decimal` writes it: digits, at most one point, no exponent, no plus, no blanks. */
export const isDecimal = (text: string): boolean => PLAIN_DECIMAL.test(text);

/** The text of a decimal. @throws RangeError for text that is no plain decimal and for a number that is no safe integer. */
function textOf(input: Exclude<DecimalInput, Big>): string {
  if (typeof input === 'number' && !Number.isSafeInteger(input)) {
    throw new RangeError(`${input} is not a whole number; write fractions as text.`);
  }
  const text = String(input);
  if (!isDecimal(text)) throw new RangeError(`"${text}" is not a decimal number.`);
  return text;
}

/** An exact decimal. @throws RangeError for text that is no plain decimal and for a number that is no safe integer. */
export const decimal = (input: DecimalInput): Big => (typeof input === 'object' ? input : new Big(textOf(input)));

/** The one spelling of a decimal: no exponent, no trailing zeros, no negative zero. */
export function decimalText(value: Big | bigint): string {
  if (typeof value === 'bigint') return value.toString();
  return value.eq(0) ? '0' : value.toFixed();
}

/** A decimal as `units` counted in steps of 10^-`places`: whole numbers are divided many times faster than decimals. */
export interface Counted {
  readonly units: bigint;
  readonly places: number;
}

/** @throws RangeError for text that is no plain decimal and for a number that is no safe integer. */
export function counted(input: DecimalInput): Counted {
  if (typeof input === 'bigint') return { units: input, places: 0 };
  const text = typeof input === 'object' ? input.toFixed() : textOf(input);
  const point = text.indexOf('.');
  return point < 0 ? { units: BigInt(text), places: 0 } : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
}

/** 10 to the power of a whole number that is not negative. */
export const tenTo = (power: number): bigint => 10n ** BigInt(power);

/** A decimal as a whole number, rounded half-even. @throws RangeError for text that is no plain decimal and for a number that is no safe integer. */
export function rounded(input: DecimalInput): bigint {
  const { units, places } = counted(input);
  return places === 0 ? units : divideHalfEven({ numerator: units, denominator: tenTo(places) });
}

/** The one spelling of what is counted. */
function countedText({ units, places }: Counted): string {
  if (places === 0 || units === 0n) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : '.'}${fraction}`;
}

/** `numerator / denominator * 10^shift`, rounded half-even once. */
function quotient(numerator: DecimalInput, denominator: DecimalInput, { scale, shift }: { readonly scale: number; readonly shift: number }): string | null {
  const part = counted(numerator);
  const base = counted(denominator);
  if (base.units === 0n) return null;
  const power = scale + shift + base.places - part.places;
  const sign = base.units < 0n ? -1n : 1n;
  const units = divideHalfEven({ numerator: sign * part.units * tenTo(Math.max(power, 0)), denominator: sign * base.units * tenTo(Math.max(-power, 0)) });
  return countedText({ units, places: scale });
}

/**
 * `numerator / denominator`, rounded half-even to at most `scale` places, as the text of a decimal ("0.5", not "0.5000").
 * Null when the denominator is 0: a figure without a base is neither zero nor infinite.
 */
export const divide = (numerator: DecimalInput, denominator: DecimalInput, scale = 4): string | null => quotient(numerator, denominator, { scale, shift: 0 });

/** `numerator / denominator * 100`, rounded half-even once to at most `scale` places: "12.5" is 12.5 %. Null when the denominator is 0. */
export const percentage = (numerator: DecimalInput, denominator: DecimalInput, scale = 2): string | null => quotient(numerator, denominator, { scale, shift: 2 });
