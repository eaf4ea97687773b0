import { accept, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import { ended } from '../history/history.rules.ts';
import type { NewTierAssignment, TierAssignment } from './assignment.ts';
import type { Tier } from './tier.ts';

const MOST_LETTERS = 500;

/** Everything that is wrong with an override's details, all at once; empty when nothing is. */
export const problemsOf = ({ reason }: Pick<NewTierAssignment, 'reason'>): readonly Refusal[] => refusals(
  reason.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Give the reason; it stays in the history.', 'reason') : accept(reason),
  reason.length > MOST_LETTERS ? refuse('INVALID_VALUE', `Keep the reason within ${MOST_LETTERS} characters.`, 'reason') : accept(reason),
);

export interface Override {
  /** Id of the assignment that begins. */
  readonly id: string;
  readonly partnerId: string;
  readonly tier: Pick<Tier, 'id' | 'programId' | 'name'>;
  readonly reason: string;
  readonly decidedBy: string;
  /** What the partner holds of the same programme now. */
  readonly current: TierAssignment | null;
}

export interface TierChange {
  readonly former: TierAssignment | null;
  readonly begun: TierAssignment;
}

/** Programme guide, manual override: what held ends and the new tier begins at one instant; shown as OVERRIDE in the history. */
export function override({ id, partnerId, tier, reason, decidedBy, current }: Override, now: Date): Decision<TierChange> {
  if (current?.tierId === tier.id) return refuse('DUPLICATE_KEY_VALUE', `The partner holds ${tier.name} already.`, 'tierId');
  const begun: TierAssignment = {
    id, partnerId, programId: tier.programId, tierId: tier.id, validFrom: now, validTo: null, reason, kind: 'OVERRIDE', decidedBy, version: 1,
  };
  if (current === null) return accept({ former: null, begun });
  const former = ended(current, now);
  return former.ok ? accept({ former: former.value, begun }) : former;
}

/** What the constraint of the same name guarantees (tier_assignment_one_tier). */
export const ONE_TIER: Refusal = {
  code: 'DUPLICATE_KEY_VALUE', field: 'partnerId', message: 'The partner’s tier was changed meanwhile; look again, then decide.',
};
