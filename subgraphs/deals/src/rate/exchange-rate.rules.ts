import { accept, convert, isCurrency, isDecimal, isLocalDate, refusals, refuse, roundMoney, type Decision, type Money, type Refusal } from '@channelgraph/domain';
import { requiredText } from '../entry/entry.rules.ts';
import type { NewExchangeRate, RateUsed } from './exchange-rate.ts';

/** Up to nine digits before and twelve behind the point: more than any currency pair needs. */
const RATE = /^\d{1,9}(\.\d{1,12})?$/;

const currencyNamed = (code: string, field: string): Decision<string> =>
  isCurrency(code) ? accept(code) : refuse('INVALID_VALUE', 'Use the three-letter ISO 4217 code of the currency, e.g. EUR.', field);

function rateWritten(rate: string): Decision<string> {
  if (!isDecimal(rate) || !RATE.test(rate)) return refuse('INVALID_STRING_FORMAT', 'Write the rate as a decimal with at most 9 digits before and 12 behind the point, e.g. "1.0842".', 'rate');
  return /[1-9]/.test(rate) ? accept(rate) : refuse('VALUE_OUT_OF_RANGE', 'The rate must be above zero.', 'rate');
}

/** Everything that is wrong with a rate, all at once; empty when nothing is. */
export const problemsOf = ({ base, quote, date, rate, source }: NewExchangeRate): readonly Refusal[] => refusals(
  currencyNamed(base, 'base'),
  currencyNamed(quote, 'quote'),
  base === quote ? refuse('INVALID_VALUE', 'A currency needs no rate to itself.', 'quote') : accept(quote),
  isLocalDate(date) ? accept(date) : refuse('INVALID_STRING_FORMAT', 'Write the day as YYYY-MM-DD.', 'date'),
  rateWritten(rate),
  requiredText(source, { field: 'source', ask: 'Say where the rate comes from.' }),
);

/**
 * An amount in another currency, rounded half-even to its minor unit.
 * `rate` is null where the table has none yet; then nothing can be said, and guessing is worse.
 */
export function converted(amount: Money, rate: RateUsed | null, to: string, field: string): Decision<Money> {
  return rate === null
    ? refuse('INVALID_VALUE', `There is no exchange rate from ${amount.currency} to ${to} up to that day; finance can publish one.`, field)
    : accept(roundMoney(convert(amount, rate.rate, to), to));
}
