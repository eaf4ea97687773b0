/** Reading what people type: the value in the house's form, or a refusal that names the field. */
import { accept, isCountry, isCurrency, money, refuse, type Decision, type Money } from '@channelgraph/domain';

/** How long the texts of a form may be. */
export const LONGEST = { line: 200, paragraph: 4_000 } as const;

/** Fifteen digits: what a sum of many still leaves room for in a 64-bit column. */
const MINOR_UNITS = /^\d{1,15}$/;
const NUL = '\u0000';

export interface Asked {
  readonly field: string;
  readonly longest?: number;
}

/** Optional text: trimmed, null when blank. INVALID_VALUE when it is too long or holds a NUL, which no table takes. */
export function optionalText(text: string | null | undefined, { field, longest = LONGEST.line }: Asked): Decision<string | null> {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > longest) return refuse('INVALID_VALUE', `Keep this within ${longest} characters.`, field);
  if (trimmed.includes(NUL)) return refuse('INVALID_VALUE', 'Leave out control characters.', field);
  return accept(trimmed === '' ? null : trimmed);
}

/** Text that must be there; `ask` is the sentence that asks for it. */
export function requiredText(text: string | null | undefined, { ask, ...asked }: Asked & { readonly ask: string }): Decision<string> {
  const decision = optionalText(text, asked);
  if (!decision.ok) return decision;
  return decision.value === null ? refuse('REQUIRED_FIELD_MISSING', ask, asked.field) : accept(decision.value);
}

/** An amount above zero, as the graph's MoneyInput carries it. */
export function positiveAmount({ amountMinor, currency }: { readonly amountMinor: string; readonly currency: string }, field: string): Decision<Money> {
  if (!isCurrency(currency)) return refuse('INVALID_VALUE', 'Use the three-letter ISO 4217 code of the currency, e.g. EUR.', `${field}.currency`);
  if (!/^-?\d+$/.test(amountMinor)) return refuse('INVALID_STRING_FORMAT', 'Write the amount in minor units: digits only.', `${field}.amountMinor`);
  if (!MINOR_UNITS.test(amountMinor) || BigInt(amountMinor) === 0n) {
    return refuse('VALUE_OUT_OF_RANGE', 'The amount must be above zero and have at most 15 digits.', `${field}.amountMinor`);
  }
  return accept(money(BigInt(amountMinor), currency));
}

export const knownCountry = (code: string, field: string): Decision<string> =>
  isCountry(code) ? accept(code) : refuse('INVALID_VALUE', 'Use the two-letter ISO 3166-1 code of the country, e.g. DE.', field);

export interface FamilyEntry {
  readonly code: string;
  readonly known: ReadonlySet<string>;
  readonly field: string;
}

export const knownFamily = ({ code, known, field }: FamilyEntry): Decision<string> =>
  known.has(code) ? accept(code) : refuse('INVALID_VALUE', 'There is no such product family; `productFamilies` lists them.', field);
