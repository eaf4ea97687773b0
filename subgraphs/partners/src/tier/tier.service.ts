import type { FiscalCalendar } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import { permissions } from '../permissions.ts';
import type { HeldTier } from './assignment.ts';
import { programShown, progressShown, tierShown } from './disclosure.rules.ts';
import type { Disclosure, ShownProgram, ShownProgress, ShownTier } from './disclosure.ts';
import { progress, revenueCountsFrom } from './tier.rules.ts';
import type { TierReader } from './tier.store.ts';
import type { Tier, TierProgram } from './tier.ts';

export interface TierReading {
  readonly tiers: TierReader;
  /** By partner, the tier it holds now. */
  readonly heldBy: (partnerIds: readonly string[]) => Promise<ReadonlyMap<string, HeldTier>>;
  readonly viewer: Viewer;
  readonly calendar: FiscalCalendar;
}

/** The tiers as one viewer may read them; programmes are read at most once. Made anew for each operation. */
export function tierService({ tiers, heldBy, viewer: { actor, at }, calendar }: TierReading) {
  const disclosure: Disclosure = { money: permissions['tier:read-money'].includes(actor.role) };
  let reading: Promise<readonly TierProgram[]> | undefined;
  const programs = () => (reading ??= tiers.programs());

  return {
    programs: async (): Promise<readonly ShownProgram[]> => (await programs()).map(program => programShown(program, disclosure)),

    async program(id: string): Promise<ShownProgram | null> {
      const program = (await programs()).find(known => known.id === id);
      return program ? programShown(program, disclosure) : null;
    },

    async tier(id: string): Promise<ShownTier | null> {
      const tier = (await programs()).flatMap<Tier>(program => program.tiers).find(known => known.id === id);
      return tier ? tierShown(tier, disclosure) : null;
    },

    /** By partner within sight, where it stands. A partner without a tier is measured against the programme first by code. */
    async progressOf(partnerIds: readonly string[]): Promise<ReadonlyMap<string, ShownProgress>> {
      const [known, visible, held, attained] = await Promise.all([
        programs(), tiers.visible(partnerIds), heldBy(partnerIds), tiers.attainedBy(partnerIds, revenueCountsFrom(at, calendar)),
      ]);
      return new Map(visible.flatMap(partnerId => {
        const now = held.get(partnerId);
        const program = known.find(({ id }) => now === undefined || id === now.programId);
        const currentTier = program?.tiers.find(({ id }) => id === now?.tierId) ?? null;
        return program ? [[partnerId, progressShown(progress({ program, currentTier, attained: attained.get(partnerId) ?? [] }, at), disclosure)]] : [];
      }));
    },
  };
}
