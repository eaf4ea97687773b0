import { refuse } from '@channelgraph/domain';

/** Where an award stands at an instant. Expiry needs no job: the clock alone decides. */
export const AWARD_STATUSES = ['ACTIVE', 'RENEWED', 'EXPIRED', 'REVOKED'] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

export const REVOCATION_REASONS = ['MISCONDUCT', 'EXAM_VOID', 'AGREEMENT_ENDED', 'ERROR'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** The scope that lets a machine grant and revoke awards, and see those of the people it may grant to. */
export const WRITES_AWARDS = 'awards:write';

/** That a person passed a certification, and until when it counts. It belongs to the person, whoever employs him or her. */
export interface Award {
  readonly id: string;
  readonly personId: string;
  readonly certificationCode: string;
  /** As the certification had it on the day of the award. */
  readonly level: string;
  /** As the certification had it on the day of the award. */
  readonly recertificationDays: number;
  readonly awardedAt: Date;
  /** First instant at which it no longer counts: the end of a day in the vendor's zone. */
  readonly expiresAt: Date;
  /** When a newer award of the same certification took its place. */
  readonly renewedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revocationReason: RevocationReason | null;
  readonly version: number;
}

/** Whom to certify for what. */
export interface NewAward {
  readonly personId: string;
  readonly certificationCode: string;
}

/** Constraint award_once_at_a_time: a person holds a certification once at any instant. */
export const alreadyAwarded = refuse('DUPLICATE_KEY_VALUE', 'This person was awarded this certification just now.', 'personId');

/** What the other subgraphs hear of an award. To them a renewed award ends with its renewal, so no instant counts it twice. */
export const factOf = ({ id, version, personId, certificationCode, level, awardedAt, expiresAt, renewedAt, revokedAt }: Award) => ({
  id, version, personId, certificationCode, level, awardedAt: awardedAt.toISOString(),
  expiresAt: (renewedAt ?? expiresAt).toISOString(), revokedAt: revokedAt?.toISOString() ?? null,
});
