import { accept, addBusinessDays, daysAfter, refuse, type Decision } from '@channelgraph/domain';
import { LONGEST, optionalText } from '../entry/entry.rules.ts';
import type { RegistrationPolicy } from '../policy/registration-policy.ts';
import { step } from './life-cycle.rules.ts';
import type { ProtectionKey, Rival } from './protection.ts';
import { familiesOf, type Registration, type RejectionCode } from './registration.ts';

/** Who decides, and in which role. */
export interface Reviewer {
  readonly personId: string;
  readonly role: string;
}

export interface Claim {
  readonly registration: Registration;
  readonly policy: RegistrationPolicy;
  readonly submitterId: string;
  readonly customerId: string;
  readonly role: string;
  readonly timeZone: string;
}

/** The claim is made: its priority and the day by which it is decided are fixed, whatever anybody else has claimed. */
export function submit({ registration, policy, submitterId, customerId, role, timeZone }: Claim, now: Date): Decision<Registration> {
  const status = step({ registration, command: 'submit', role });
  if (!status.ok) return status;
  return accept({
    ...registration, status: status.value, submitterId, customerId, submittedAt: now,
    decisionDueAt: addBusinessDays(now, policy.decisionBusinessDays, timeZone),
  });
}

/** Rules common to every aggregate: nobody decides their own submission. */
function isNotOwn({ ownerId, submitterId }: Registration, { personId }: Reviewer): Decision<true> {
  return ownerId === personId || submitterId === personId
    ? refuse('ACTION_NOT_PERMITTED', 'Nobody decides on what they drafted or submitted themselves.')
    : accept(true);
}

export interface Review {
  readonly registration: Registration;
  readonly reviewer: Reviewer;
}

export function beginReview({ registration, reviewer }: Review): Decision<Registration> {
  const status = step({ registration, command: 'beginReview', role: reviewer.role });
  if (!status.ok) return status;
  const own = isNotOwn(registration, reviewer);
  return own.ok ? accept({ ...registration, status: status.value, reviewerId: reviewer.personId }) : own;
}

/** The keys that a registration claims, in the order in which they are locked. */
export function protectionKeys(registration: Registration, accountGroupId: string): readonly ProtectionKey[] {
  const keys = familiesOf(registration).map(familyCode => ({ accountGroupId, familyCode, country: registration.customerCountry }));
  return keys.sort((a, b) => (a.familyCode < b.familyCode ? -1 : 1));
}

/** Half-open like every window: at the instant it ends the customer is free. */
export const isProtected = ({ protectedUntil }: Pick<Rival, 'protectedUntil'>, now: Date): boolean => protectedUntil !== null && now < protectedUntil;

const isUndecided = ({ status }: Rival): boolean => status === 'SUBMITTED' || status === 'UNDER_REVIEW';

/** Programme guide, priority: the earlier complete submission, by the server's clock. Its own partner's is no rival. */
const isAhead = (rival: Rival, { partnerId, submittedAt }: Registration): boolean =>
  isUndecided(rival) && rival.partnerId !== partnerId && submittedAt !== null && rival.submittedAt < submittedAt;

export interface Approval extends Review {
  readonly rivals: readonly Rival[];
  /** The terms in force when it was submitted. */
  readonly policy: RegistrationPolicy;
}

/** Programme guide, conflicts: one partner at a time holds a customer (HARD), and claims are decided in the order made (HARD-WAIT). */
export function approve({ registration, reviewer, rivals, policy }: Approval, now: Date): Decision<Registration> {
  const status = step({ registration, command: 'approve', role: reviewer.role });
  if (!status.ok) return status;
  const own = isNotOwn(registration, reviewer);
  if (!own.ok) return own;
  const others = rivals.filter(rival => rival.id !== registration.id);
  if (others.some(rival => isProtected(rival, now))) return refuse('ACCOUNT_NOT_AVAILABLE', 'This account is not available.'); // never who, nor until when
  if (others.some(rival => isAhead(rival, registration))) {
    return refuse('INVALID_RESOURCE_STATE', 'An earlier submission for the same customer and product family is undecided; decide that one first.');
  }
  return accept({
    ...registration, status: status.value, reviewerId: reviewer.personId, decidedAt: now,
    protectedUntil: daysAfter(now, policy.protectionDays),
  });
}

export interface Rejection extends Review {
  readonly code: RejectionCode;
  readonly noteToPartner: string | null;
}

/** Programme guide, no oracle: why an account is not available is nobody's business, so that code takes no note. */
export function reject({ registration, reviewer, code, noteToPartner }: Rejection, now: Date): Decision<Registration> {
  const status = step({ registration, command: 'reject', role: reviewer.role });
  if (!status.ok) return status;
  const own = isNotOwn(registration, reviewer);
  if (!own.ok) return own;
  const note = optionalText(noteToPartner, { field: 'noteToPartner', longest: LONGEST.paragraph });
  if (!note.ok) return note;
  if (code === 'ACCOUNT_NOT_AVAILABLE' && note.value !== null) {
    return refuse('INVALID_VALUE', 'This code speaks for itself: a note could tell the partner who holds the account. Leave it empty.', 'noteToPartner');
  }
  return accept({ ...registration, status: status.value, reviewerId: reviewer.personId, decidedAt: now, rejectionCode: code, noteToPartner: note.value });
}

export interface Conversion {
  readonly registration: Registration;
  readonly dealId: string;
  readonly role: string;
}

/** Only what still holds its customer becomes a deal. */
export function convertToDeal({ registration, dealId, role }: Conversion, now: Date): Decision<Registration> {
  const status = step({ registration, command: 'convert', role });
  if (!status.ok) return status;
  return isProtected(registration, now)
    ? accept({ ...registration, status: status.value, dealId })
    : refuse('INVALID_RESOURCE_STATE', 'The protection of this registration has ended; register the deal anew.');
}

export function withdraw(registration: Registration, role: string): Decision<Registration> {
  const status = step({ registration, command: 'withdraw', role });
  return status.ok ? accept({ ...registration, status: status.value }) : status;
}
