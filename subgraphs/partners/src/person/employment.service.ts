import { accepted, refuseAll } from '@channelgraph/domain';
import { employmentFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { hire, leave, ONE_EMPLOYER, problemsOf } from './employment.rules.ts';
import { factOf, type Employment, type NewEmployment } from './employment.ts';

export interface Leaving {
  readonly id: string;
  readonly expectedVersion: number;
  /** First instant at which the person no longer works there; null: now. */
  readonly validTo?: Date | null | undefined;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

export const employmentService = (work: Work) => ({
  /** Somebody begins to work for a partner. */
  start: (details: NewEmployment, clientMutationId?: string): Promise<Employment> =>
    work.once({ operation: 'startEmployment', clientMutationId, input: details }, async ({ partners, people, employments, outbox, now, newId }) => {
      await partners.named(details.partnerId, 'partnerId');
      const person = await people.named(details.personId, 'personId');
      refuseAll(problemsOf({ details, person }, now));
      const employment = hire(newId(), details, now);
      await employments.add(employment, ONE_EMPLOYER);
      await outbox.record(employmentFact.of('started', factOf(employment)));
      return employment.id;
    }, ({ employments }, id) => employments.get(id)),

  /** Somebody stops working for a partner. */
  end: ({ clientMutationId, ...leaving }: Leaving): Promise<Employment> =>
    work.once({ operation: 'endEmployment', clientMutationId: clientMutationId ?? undefined, input: leaving }, async ({ employments, outbox, now }) => {
      const employment = await employments.get(leaving.id, leaving.expectedVersion);
      const left = await employments.save(accepted(leave(employment, leaving.validTo, now)));
      await outbox.record(employmentFact.of('ended', factOf(left)));
      return left.id;
    }, ({ employments }, id) => employments.shown(id)),
});
