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
  /** Asked for many partners at a time, in as many statements as for one. */
  readonly isVisible: (partnerId: string) => Promise<boolean>;
  /** The tier a partner holds now; asked likewise. */
  readonly held: (partnerId: string) => Promise<HeldTier | null>;
  readonly viewer: Viewer;
  readonly calendar: FiscalCalendar;
}

/** The tiers as one viewer may read them; programmes are read at most once. Made anew for each operation. */
export function tierService({ tiers, isVisible, held, viewer: { actor, at }, calendar }: TierReading) {
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
      const [known, attained, standings] = await Promise.all([
        programs(),
        tiers.attainedBy(partnerIds, revenueCountsFrom(at, calendar)),
        Promise.all(partnerIds.map(id => Promise.all([isVisible(id), held(id)]))),
      ]);
      return new Map(partnerIds.flatMap((partnerId, index) => {
        const [visible, now = null] = standings[index] ?? [false];
        const program = known.find(({ id }) => now === null || id === now.programId);
        if (!visible || !program) return [];
        const currentTier = program.tiers.find(({ id }) => id === now?.tierId) ?? null;
        return [[partnerId, progressShown(progress({ program, currentTier, attained: attained.get(partnerId) ?? [] }, at), disclosure)]];
      }));
    },
  };
}
