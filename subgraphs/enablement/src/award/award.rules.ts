import { accept, daysAfter, endOfDayAfterMonths, lifeCycleOf, refuse, type Decision } from '@channelgraph/domain';
import type { Certification } from '../certification/certification.ts';
import { alreadyAwarded, WRITES_AWARDS, type Award, type AwardStatus, type RevocationReason } from './award.ts';

/** Where the award stands at this instant, from its award on. */
export function statusAt({ expiresAt, renewedAt, revokedAt }: Pick<Award, 'expiresAt' | 'renewedAt' | 'revokedAt'>, at: Date): AwardStatus {
  if (revokedAt !== null && revokedAt <= at) return 'REVOKED';
  if (renewedAt !== null && renewedAt <= at) return 'RENEWED';
  return at < expiresAt ? 'ACTIVE' : 'EXPIRED';
}

/** Whether the award counts at this instant: from its award on until, not including, its end. */
export const isActiveAt = (award: Award, at: Date): boolean => award.awardedAt <= at && statusAt(award, at) === 'ACTIVE';

/** Whether the award counts and its recertification window is open. It still counts like any other. */
export const isExpiringSoonAt = (award: Award, at: Date): boolean =>
  isActiveAt(award, at) && daysAfter(award.expiresAt, -award.recertificationDays) <= at;

/** Certification programme: end of the day, in the vendor's zone, that lies the validity after the day of the instant. */
const validFrom = (instant: Date, { validityMonths }: Certification, timeZone: string): Date => endOfDayAfterMonths(instant, validityMonths, timeZone);

const justBefore = (instant: Date): Date => new Date(instant.getTime() - 1);
const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** Renewal programme: inside the window the validity is added to the old one's last day; before it, it starts today. Never is anything lost. */
function expiryAfter(held: Award, certification: Certification, { now, timeZone }: { readonly now: Date; readonly timeZone: string }): Date {
  return isExpiringSoonAt(held, now)
    ? validFrom(justBefore(held.expiresAt), certification, timeZone)
    : later(validFrom(now, certification, timeZone), held.expiresAt);
}

/** Who gives the command: what a rule needs to know of the actor. */
export interface CommandGiver {
  readonly personId: string;
  readonly role: string;
  readonly scopes: readonly string[];
}

const WRITERS = ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'INTEGRATION'] as const;

/** A machine writes awards only when its token says so. */
export const mayWriteAwards = ({ role, scopes }: CommandGiver): Decision<true> =>
  role === 'INTEGRATION' && !scopes.includes(WRITES_AWARDS)
    ? refuse('ACTION_NOT_PERMITTED', `This token lacks the scope ${WRITES_AWARDS}.`)
    : accept(true);

/** Nobody certifies himself or herself. */
export const mayCertify = (by: CommandGiver, personId: string): Decision<true> =>
  by.personId === personId ? refuse('ACTION_NOT_PERMITTED', 'Nobody awards a certification to himself or herself; ask a colleague.', 'personId') : accept(true);

/** Why an award was taken back is between its holder and those who may take it back; all others learn that it was, and when. */
export const reasonShownTo = ({ personId, role }: CommandGiver, { personId: holder, revocationReason }: Award): RevocationReason | null =>
  personId === holder || WRITERS.some(writer => writer === role) ? revocationReason : null;

export interface Awarding {
  readonly id: string;
  readonly personId: string;
  readonly certification: Certification;
  /** The award of the same certification that counts now, if any. */
  readonly held: Award | null;
  /** The vendor's. */
  readonly timeZone: string;
}

export interface Awarded {
  readonly award: Award;
  /** The award that it takes the place of. */
  readonly renewed: Award | null;
}

/** Certifies a person from now on. Whoever holds the certification already renews it: the old award ends, the new one begins. */
export function award({ id, personId, certification, held, timeZone }: Awarding, now: Date): Decision<Awarded> {
  if (held !== null && held.awardedAt >= now) return alreadyAwarded;
  const { code, level, recertificationDays } = certification;
  return accept({
    award: {
      id, personId, certificationCode: code, level, recertificationDays, awardedAt: now,
      expiresAt: held === null ? validFrom(now, certification, timeZone) : expiryAfter(held, certification, { now, timeZone }),
      renewedAt: null, revokedAt: null, revocationReason: null, version: 1,
    },
    renewed: held === null ? null : { ...held, renewedAt: now },
  });
}

export type AwardCommand = 'revoke';

/** What may be done to an award. Renewal is not here: it is a new award that takes the place of the old one. */
export const awardLifeCycle = lifeCycleOf<AwardStatus, AwardCommand, string>([
  { from: 'ACTIVE', command: 'revoke', roles: WRITERS, to: 'REVOKED', event: 'revoked' },
]);

export interface Revocation {
  readonly award: Award;
  readonly reason: RevocationReason;
  readonly role: string;
}

/** Takes an award back from now on; what it counted for until then stays. */
export function revoke({ award: held, reason, role }: Revocation, now: Date): Decision<Award> {
  const decision = awardLifeCycle.next({ status: statusAt(held, now), command: 'revoke', role });
  return decision.ok ? accept({ ...held, revokedAt: now, revocationReason: reason }) : decision;
}
