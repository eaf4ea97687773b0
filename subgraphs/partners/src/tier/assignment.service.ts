import { accepted, refuse, refuseAll } from '@channelgraph/domain';
import { tierFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { ONE_TIER, override, problemsOf } from './assignment.rules.ts';
import { factOf, type NewTierAssignment, type TierAssignment } from './assignment.ts';
import type { Tier, TierProgram } from './tier.ts';

const tierIn = (programs: readonly TierProgram[], id: string): Tier | undefined => programs.flatMap(program => program.tiers).find(tier => tier.id === id);

export const tierAssignmentService = (work: Work) => ({
  /** Gives a partner a tier by decision instead of evaluation; what it held of the same programme ends at that instant. */
  assign: (details: NewTierAssignment, clientMutationId?: string): Promise<TierAssignment> =>
    work.once({ operation: 'assignTier', clientMutationId, input: details }, async ({ partners, tiers, tierAssignments, outbox, actor, now, newId }) => {
      refuseAll(problemsOf(details));
      const { id: partnerId } = await partners.named(details.partnerId, 'partnerId');
      const programs = await tiers.programs();
      const tier = tierIn(programs, details.tierId);
      if (!tier) return accepted(refuse('NOT_FOUND', 'There is no such tier.', 'tierId'));
      const current = await tierAssignments.current({ partnerId, programId: tier.programId });
      const { former, begun } = accepted(override({ id: newId(), partnerId, tier, reason: details.reason, decidedBy: actor.personId, current }, now));
      if (former) await outbox.record(tierFact.of('ended', factOf(await tierAssignments.save(former), tierIn(programs, former.tierId) ?? tier)));
      await tierAssignments.add(begun, ONE_TIER);
      await outbox.record(tierFact.of('assigned', factOf(begun, tier)));
      return begun.id;
    }, ({ tierAssignments }, id) => tierAssignments.get(id)),
});
