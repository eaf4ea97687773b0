import { accepted } from '@channelgraph/domain';
import { awardFact } from '@channelgraph/events';
import type { Work } from '../work.ts';
import { award, mayCertify, mayWriteAwards, revoke } from './award.rules.ts';
import { factOf, type Award, type NewAward, type RevocationReason } from './award.ts';

export interface AwardRevocation {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: RevocationReason;
  /** Names the command: sent again with the same input it has no second effect. */
  readonly clientMutationId?: string | null | undefined;
}

/** `timeZone` is the vendor's: awards expire at the end of its days. */
export const awardService = (work: Work, { timeZone }: { readonly timeZone: string }) => ({
  /** Certifies a person from now on, or renews what the person holds: then the old award ends and the new one begins. */
  grant: (wanted: NewAward, clientMutationId?: string): Promise<Award> =>
    work.once({ operation: 'awardCertification', clientMutationId, input: wanted }, async ({ awards, certifications, learners, outbox, actor, now, newId }) => {
      accepted(mayWriteAwards(actor));
      const personId = await learners.reach(wanted.personId);
      accepted(mayCertify(actor, personId));
      const certification = await certifications.named(wanted.certificationCode);
      const held = await awards.heldBy({ personId, certificationCode: certification.code });
      const decided = accepted(award({ id: newId(), personId, certification, held, timeZone }, now));
      if (decided.renewed) await outbox.record(awardFact.of('renewed', factOf(await awards.save(decided.renewed))));
      await awards.add(decided.award);
      await outbox.record(awardFact.of('granted', factOf(decided.award)));
      return decided.award.id;
    }, ({ awards }, id) => awards.get(id)),

  /** Takes an award back from now on. */
  revoke: ({ id, expectedVersion, reason, clientMutationId }: AwardRevocation): Promise<Award> =>
    work.once({ operation: 'revokeAward', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion, reason } }, async ({ awards, outbox, actor, now }) => {
      accepted(mayWriteAwards(actor));
      const held = await awards.get(id, expectedVersion);
      const revoked = await awards.save(accepted(revoke({ award: held, reason, role: actor.role }, now)));
      await outbox.record(awardFact.of('revoked', factOf(revoked)));
      return revoked.id;
    }, ({ awards }, same) => awards.get(same)),
});

export type AwardService = ReturnType<typeof awardService>;
