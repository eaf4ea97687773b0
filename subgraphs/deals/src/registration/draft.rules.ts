import { accept, accepted, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import { knownCountry, knownFamily, LONGEST, optionalText, positiveAmount, requiredText } from '../entry/entry.rules.ts';
import type { DraftTyped, LineTyped } from './draft.ts';
import type { RegistrationDetails } from './registration.ts';

const MOST_LINES = 50;
const MOST_EVIDENCE = 20;
const LARGEST_QUANTITY = 1_000_000;

export interface DraftChecks {
  readonly typed: DraftTyped;
  /** Those of the form's product families that the catalogue has. */
  readonly knownFamilies: ReadonlySet<string>;
}

const atMost = (count: number, most: number, field: string): Decision<number> =>
  count > most ? refuse('TOO_MANY_VALUES', `Give at most ${most} of these.`, field) : accept(count);

const quantityOf = (quantity: number, field: string): Decision<number> =>
  Number.isInteger(quantity) && quantity >= 1 && quantity <= LARGEST_QUANTITY
    ? accept(quantity)
    : refuse('VALUE_OUT_OF_RANGE', `The quantity must be between 1 and ${LARGEST_QUANTITY}.`, field);

const lineProblems = (line: LineTyped, known: ReadonlySet<string>, at: string): readonly Refusal[] => refusals(
  knownFamily({ code: line.familyCode, known, field: `${at}.familyCode` }),
  quantityOf(line.quantity, `${at}.quantity`),
  positiveAmount(line.listValue, `${at}.listValue`),
);

/** What cannot be kept even in a draft, all at once: unreadable amounts, unknown words, texts too long. What is missing may wait. */
export function draftProblems({ typed, knownFamilies }: DraftChecks): readonly Refusal[] {
  const { lines, evidence, contact } = typed;
  return [
    ...refusals(
      requiredText(typed.customerName, { field: 'customerName', ask: 'Name the customer.' }),
      knownCountry(typed.customerCountry, 'customerCountry'),
      optionalText(typed.customerDomain, { field: 'customerDomain' }),
      optionalText(typed.noDomainReason, { field: 'noDomainReason' }),
      optionalText(contact?.name, { field: 'contact.name' }),
      optionalText(contact?.email, { field: 'contact.email' }),
      optionalText(contact?.jobTitle, { field: 'contact.jobTitle' }),
      optionalText(typed.useCase, { field: 'useCase', longest: LONGEST.paragraph }),
      optionalText(typed.comments, { field: 'comments', longest: LONGEST.paragraph }),
      atMost(lines?.length ?? 0, MOST_LINES, 'lines'),
      atMost(evidence?.length ?? 0, MOST_EVIDENCE, 'evidence'),
    ),
    ...(lines ?? []).flatMap((line, index) => lineProblems(line, knownFamilies, `lines.${index}`)),
    ...(evidence ?? []).flatMap(({ note }, index) => refusals(optionalText(note, { field: `evidence.${index}.note`, longest: LONGEST.paragraph }))),
  ];
}

const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;

/** The form in the house's words. @throws Refused unless it passed `draftProblems`. */
export const detailsOf = (typed: DraftTyped): RegistrationDetails => ({
  engagementModel: typed.engagementModel ?? null,
  customerName: typed.customerName.trim(),
  customerCountry: typed.customerCountry,
  customerDomain: trimmed(typed.customerDomain),
  noDomainReason: trimmed(typed.noDomainReason),
  contact: typed.contact ? { name: typed.contact.name.trim(), email: typed.contact.email.trim(), jobTitle: typed.contact.jobTitle.trim() } : null,
  lines: (typed.lines ?? []).map(({ familyCode, quantity, listValue }) => ({ familyCode, quantity, listValue: accepted(positiveAmount(listValue, 'lines')) })),
  expectedCloseOn: typed.expectedCloseOn ?? null,
  useCase: trimmed(typed.useCase),
  evidence: (typed.evidence ?? []).map(({ kind, heldOn, note }) => ({ kind, heldOn, note: note.trim() })),
  consent: typed.consent,
  comments: trimmed(typed.comments),
});
