import { accepted } from '@channelgraph/domain';
import { portfolioFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { handOver, ONE_MANAGER } from './portfolio.rules.ts';
import { factOf, type NewAssignment, type PortfolioAssignment } from './portfolio.ts';

export const portfolioService = (work: Work) => ({
  /** Hands a partner over to somebody of the vendor: what held ends, and the new assignment begins, at one instant. */
  assign: (details: NewAssignment, clientMutationId?: string): Promise<PortfolioAssignment> =>
    work.once({ operation: 'assignPartnerManager', clientMutationId, input: details }, async ({ partners, people, portfolio, outbox, now, newId }) => {
      const partner = await partners.named(details.partnerId, 'partnerId');
      const manager = await people.named(details.personId, 'personId');
      const current = await portfolio.current(partner.id);
      const { former, begun } = accepted(handOver({ id: newId(), details, manager, current }, now));
      if (former) await outbox.record(portfolioFact.of('ended', factOf(await portfolio.save(former))));
      await portfolio.add(begun, ONE_MANAGER);
      await outbox.record(portfolioFact.of('assigned', factOf(begun)));
      return begun.id;
    }, ({ portfolio }, id) => portfolio.get(id)),
});
