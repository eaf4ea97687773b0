import { accept, convert, currencyExponent, decimal, decimalText, isEmail, money, refusals, refuse, type Decision, type LocalDate, type Money, type Refusal } from '@channelgraph/domain';
import { customerKey } from '../customer/customer-account.rules.ts';
import type { CustomerKey } from '../customer/customer-account.ts';
import { requiredText } from '../entry/entry.rules.ts';
import { activePartner, hasEndCustomers, ownModel } from '../partner/partner.rules.ts';
import type { PartnerStanding } from '../partner/partner.ts';
import { inForce } from '../policy/registration-policy.rules.ts';
import type { RegistrationPolicy } from '../policy/registration-policy.ts';
import type { RateUsed } from '../rate/exchange-rate.ts';
import type { Contact, Evidence, Registration } from './registration.ts';

export interface Submission {
  readonly registration: Registration;
  readonly partner: PartnerStanding | null;
  readonly policy: RegistrationPolicy | null;
  /** Families of this partner's own registrations for the same customer that are undecided or still hold it. */
  readonly ownClaims: ReadonlySet<string>;
  /** From the currency of the lines to that of the minimum; null when the table has none. */
  readonly rate: RateUsed | null;
  /** The day it is in the vendor's zone. */
  readonly today: LocalDate;
}

/** By what the customer is recognised; refused where neither a domain nor the reason for having none was given. */
export function keyOf({ customerName, customerCountry, customerDomain, noDomainReason }: Registration): Decision<CustomerKey> {
  if (customerDomain === null && noDomainReason === null) {
    return refuse('REQUIRED_FIELD_MISSING', 'Give the customer’s web domain, or say why it has none.', 'customerDomain');
  }
  return customerKey({ name: customerName, country: customerCountry, domain: customerDomain }, 'customerDomain');
}

const contactProblems = (contact: Contact | null): readonly Refusal[] =>
  contact === null
    ? refusals(refuse('REQUIRED_FIELD_MISSING', 'Name the customer’s contact.', 'contact'))
    : refusals(
      requiredText(contact.name, { field: 'contact.name', ask: 'Name the customer’s contact.' }),
      requiredText(contact.jobTitle, { field: 'contact.jobTitle', ask: 'Say what the contact does there.' }),
      isEmail(contact.email) ? accept(contact) : refuse('INVALID_STRING_FORMAT', 'Give the contact’s business e-mail address.', 'contact.email'),
    );

function closeDate(expectedCloseOn: LocalDate | null, today: LocalDate): Decision<LocalDate> {
  if (expectedCloseOn === null) return refuse('REQUIRED_FIELD_MISSING', 'Say when you expect the deal to close.', 'expectedCloseOn');
  return expectedCloseOn < today ? refuse('VALUE_OUT_OF_RANGE', 'The expected close must not be in the past.', 'expectedCloseOn') : accept(expectedCloseOn);
}

/** Programme guide, eligibility: "just forwarding a name" is not enough. Work lies in the past, is dated and described. */
const evidenceProblems = (evidence: readonly Evidence[], today: LocalDate): readonly Refusal[] =>
  evidence.length === 0
    ? refusals(refuse('NO_EVIDENCE_OF_WORK', 'Give at least one meeting, demo, proposal or proof of concept with its date.', 'evidence'))
    : evidence.flatMap(({ heldOn, note }, index) => refusals(
      heldOn > today ? refuse('VALUE_OUT_OF_RANGE', 'Work that is evidence has already been done.', `evidence.${index}.heldOn`) : accept(heldOn),
      requiredText(note, { field: `evidence.${index}.note`, ask: 'Say what was done.', longest: Infinity }),
    ));

function oneCurrency({ lines }: Registration): Decision<string> {
  const [first] = lines;
  if (!first) return refuse('NOT_ENOUGH_VALUES', 'Name at least one product line.', 'lines');
  const { currency } = first.listValue;
  return lines.every(line => line.listValue.currency === currency) ? accept(currency) : refuse('INVALID_VALUE', 'Give all lines in one currency.', 'lines');
}

const inMajorUnits = ({ amountMinor, currency }: Money): string => `${currency} ${decimalText(decimal(amountMinor).times(`1e-${currencyExponent(currency)}`))}`;

/** Programme guide, eligibility: too small a deal is not worth two desks. Where no rate is known the reviewer judges. */
function largeEnough({ registration: { lines }, policy, rate }: Submission, currency: string): Decision<unknown> {
  if (policy === null || rate === null) return accept(lines);
  const total = lines.reduce((sum, line) => sum + line.listValue.amountMinor, 0n);
  const { minimum } = policy;
  return convert(money(total, currency), rate.rate, minimum.currency).lt(minimum.amountMinor.toString())
    ? refuse('BELOW_MINIMUM', `The list value is below the programme’s minimum of ${inMajorUnits(minimum)}.`, 'lines')
    : accept(total);
}

const ownDuplicates = ({ registration, ownClaims }: Submission): readonly Refusal[] =>
  registration.lines.flatMap(({ familyCode }, index) => refusals(ownClaims.has(familyCode)
    ? refuse('DUPLICATE_OWN', 'You already have an open registration of this product family for this customer.', `lines.${index}.familyCode`)
    : accept(familyCode)));

const partnerProblems = (partner: PartnerStanding | null, { engagementModel }: Registration): readonly Refusal[] => {
  const active = activePartner(partner);
  if (partner === null) return refusals(active);
  const sells = hasEndCustomers(partner);
  if (!sells.ok) return refusals(active, sells);
  if (engagementModel === null) return refusals(active, refuse('REQUIRED_FIELD_MISSING', 'Say whether you sell this through or with the vendor.', 'engagementModel'));
  return refusals(active, engagementModel === 'SELL_TO'
    ? refuse('INVALID_VALUE', 'Register what you sell through or with the vendor; what you buy for yourself needs no protection.', 'engagementModel')
    : ownModel(engagementModel, partner));
};

/**
 * Programme guide, eligibility at submission: everything that is wrong, at once, empty when nothing is. It looks at this
 * partner's own registration, standing and claims alone. Whether somebody else holds the customer is not among its facts,
 * so its answer cannot tell.
 */
export function submissionProblems(submission: Submission): readonly Refusal[] {
  const { registration, partner, policy, today } = submission;
  const currency = oneCurrency(registration);
  return [
    ...partnerProblems(partner, registration),
    ...refusals(inForce(policy), keyOf(registration)),
    ...contactProblems(registration.contact),
    ...refusals(currency, currency.ok ? largeEnough(submission, currency.value) : accept(null)),
    ...ownDuplicates(submission),
    ...refusals(
      closeDate(registration.expectedCloseOn, today),
      registration.useCase === null ? refuse('REQUIRED_FIELD_MISSING', 'Say what the customer wants to do.', 'useCase') : accept(registration.useCase),
      registration.consent ? accept(true) : refuse('REQUIRED_FIELD_MISSING', 'Confirm that the contact agreed to be named to the vendor.', 'consent'),
    ),
    ...evidenceProblems(registration.evidence, today),
  ];
}
