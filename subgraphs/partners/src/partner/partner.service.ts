import { accepted, refuseAll } from '@channelgraph/domain';
import { partnerFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { change, problemsOf, soldIn } from './partner.rules.ts';
import { factOf, type NewPartner, type Partner, type PartnerCommand } from './partner.ts';

export interface PartnerChange {
  readonly id: string;
  readonly expectedVersion: number;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

export const partnerService = (work: Work) => ({
  /** A company the vendor wants to recruit; its life cycle begins as PROSPECT. */
  create: (details: NewPartner, clientMutationId?: string): Promise<Partner> =>
    work.once({ operation: 'createPartner', clientMutationId, input: details }, async ({ partners, outbox, now, newId }) => {
      refuseAll(problemsOf(details));
      const region = accepted(soldIn(await partners.regionOf(details.country)));
      const partner: Partner = { ...details, id: newId(), region, status: 'PROSPECT', statusSince: now, createdAt: now, applicantId: null, version: 1 };
      await partners.add(partner);
      await outbox.record(partnerFact.of('created', factOf(partner)));
      return partner.id;
    }, ({ partners }, id) => partners.get(id)),

  /** One step of the life cycle. */
  carryOut: (command: PartnerCommand, { id, expectedVersion, clientMutationId }: PartnerChange): Promise<Partner> =>
    work.once({ operation: `${command} partner`, clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ partners, outbox, actor, now }) => {
      const partner = await partners.get(id, expectedVersion);
      const decided = accepted(change({ partner, command, by: actor }, now));
      const saved = await partners.save(decided.partner);
      await outbox.record(partnerFact.of(decided.verb, factOf(saved)));
      return saved.id;
    }, ({ partners }, same) => partners.get(same)),
});

export type PartnerService = ReturnType<typeof partnerService>;
