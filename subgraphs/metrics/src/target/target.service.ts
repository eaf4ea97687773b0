import { accepted, refuseAll } from '@channelgraph/domain';
import { countTargetFact, targetFact, type Fact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { mayAim, problemsOf, set } from './target.rules.ts';
import { toldOf, type Target, type TargetWish } from './target.ts';

const factOf = (target: Target): Fact => toldOf(target, { money: (data) => targetFact.of('set', data), count: (data) => countTargetFact.of('set', data) });

export const targetService = (work: Work) => ({
  /** What is to be reached; set again for the same scope, metric and period it is the next version of the same target. */
  set: (wish: TargetWish, clientMutationId?: string): Promise<Target> =>
    work.once({ operation: 'setTarget', clientMutationId, input: wish }, async ({ targets, outbox, now, newId }) => {
      refuseAll(problemsOf(wish));
      accepted(mayAim(wish, await targets.standing(wish)));
      const target = accepted(set(wish, await targets.lock(wish), { id: newId(), now }));
      await targets.put(target);
      await outbox.record(factOf(target));
      return target.id;
    }, ({ targets }, id) => targets.get(id)),
});

export type TargetService = ReturnType<typeof targetService>;
