import type { EffectiveDated } from '../history/history.ts';
import type { Tier } from './tier.ts';

/** EVALUATION: judged on facts. OVERRIDE: decided by a person against or without them. */
export type TierAssignmentKind = 'EVALUATION' | 'OVERRIDE';

/** A partner holds a tier of a programme. One at a time. */
export interface TierAssignment extends EffectiveDated {
  readonly id: string;
  readonly partnerId: string;
  readonly programId: string;
  readonly tierId: string;
  readonly reason: string;
  readonly kind: TierAssignmentKind;
  /** Person. */
  readonly decidedBy: string;
  readonly version: number;
}

/** What a partner holds now, ready to be shown. */
export interface HeldTier {
  readonly programId: string;
  readonly tierId: string;
  readonly code: string;
  readonly name: string;
  readonly rank: number;
  readonly since: Date;
}

export interface NewTierAssignment {
  readonly partnerId: string;
  readonly tierId: string;
  readonly reason: string;
}

/** What the other subgraphs hear of an assignment. */
export const factOf = (
  { id, version, partnerId, validFrom, validTo }: Pick<TierAssignment, 'id' | 'version' | 'partnerId' | 'validFrom' | 'validTo'>,
  { programCode, code, rank }: Pick<Tier, 'programCode' | 'code' | 'rank'>,
) => ({ id, version, partnerId, programCode, tierCode: code, rank, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null });
