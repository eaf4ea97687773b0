import { accepted } from '@channelgraph/domain';
import { territoryOwnershipFact } from '@channelgraph/events';
import { ended } from '../history/history.rules.ts';
import type { Work } from '../work.ts';
import { OWNED_ONCE, take } from './territory.rules.ts';
import { factOf, type NewOwnership, type TerritoryOwnership } from './territory.ts';

export interface OwnershipChange {
  readonly id: string;
  readonly expectedVersion: number;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

export const territoryService = (work: Work) => ({
  /** Somebody of the vendor owns a territory from now on, beside those who own it already. */
  assign: (details: NewOwnership, clientMutationId?: string): Promise<TerritoryOwnership> =>
    work.once({ operation: 'assignTerritoryOwner', clientMutationId, input: details }, async ({ people, territories, outbox, now, newId }) => {
      const territory = await territories.named(details.territoryId, 'territoryId');
      const owner = await people.named(details.personId, 'personId');
      const ownership = accepted(take({ id: newId(), territory, owner }, now));
      await territories.addOwnership(ownership, OWNED_ONCE);
      await outbox.record(territoryOwnershipFact.of('assigned', factOf(ownership)));
      return ownership.id;
    }, ({ territories }, id) => territories.getOwnership(id)),

  /** Somebody no longer owns a territory. */
  end: ({ id, expectedVersion, clientMutationId }: OwnershipChange): Promise<TerritoryOwnership> =>
    work.once({ operation: 'endTerritoryOwnership', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ territories, outbox, now }) => {
      const ownership = await territories.getOwnership(id, expectedVersion);
      const over = await territories.saveOwnership(accepted(ended(ownership, now)));
      await outbox.record(territoryOwnershipFact.of('ended', factOf(over)));
      return over.id;
    }, ({ territories }, same) => territories.getOwnership(same)),
});
