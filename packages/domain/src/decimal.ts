import { Big } from 'big.js';

export type { Big };

/** What may become a decimal: never a fraction held in a `number`, as 0.1 + 0.2 already lost its last digit. */
export type DecimalInput = Big | bigint | string | number;

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether the text is a decimal as the graph's `Decimal` writes it: digits, at most one point, no exponent, no plus, no blanks. */
export const isDecimal = (text: string): boolean => PLAIN_DECIMAL.test(text);

/** An exact decimal. @throws RangeError for text that is no plain decimal and for a number that is no safe integer. */
export function decimal(input: DecimalInput): Big {
  if (typeof input === 'object') return input;
  if (typeof input === 'number' && !Number.isSafeInteger(input)) {
    throw new RangeError(`${input} is not a whole number; write fractions as text.`);
  }
  const text = String(input);
  if (!isDecimal(text)) throw new RangeError(`"${text}" is not a decimal number.`);
  return new Big(text);
}

/** The one spelling of a decimal: no exponent, no trailing zeros, no negative zero. */
export const decimalText = (value: Big): string => (value.eq(0) ? '0' : value.toFixed());

/**
 * `numerator / denominator`, rounded half-even to at most `scale` places, as the text of a decimal ("0.5", not "0.5000").
 * Null when the denominator is 0: a figure without a base is neither zero nor infinite.
 */
export function divide(numerator: DecimalInput, denominator: DecimalInput, scale = 4): string | null {
  const divisor = decimal(denominator);
  if (divisor.eq(0)) return null;
  const Scaled = Big(); // a constructor of its own, as big.js keeps places and rounding on the constructor
  Scaled.DP = scale;
  Scaled.RM = Big.roundHalfEven;
  return decimalText(new Scaled(decimal(numerator)).div(divisor));
}

/** `numerator / denominator * 100`, rounded half-even once to at most `scale` places: "12.5" is 12.5 %. Null when the denominator is 0. */
export const percentage = (numerator: DecimalInput, denominator: DecimalInput, scale = 2): string | null =>
  divide(decimal(numerator).times('100'), denominator, scale);
