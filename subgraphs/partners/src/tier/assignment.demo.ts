import type { DemoFact, DemoTable, DemoTierAssignment, DemoWorld } from '@channelgraph/demo';
import { tierFact } from '@channelgraph/events';
import { asColumns } from '@channelgraph/subgraph';
import { latest, versionsOf } from '../history/history.demo.ts';
import { factOf, type TierAssignment } from './assignment.ts';

const stepsOf = ({ from, to, ...assignment }: DemoTierAssignment, until: Date) =>
  versionsOf({ from, to }, until, (validTo, version): TierAssignment => ({ ...assignment, kind: 'EVALUATION', validFrom: from, validTo, version }));

export const tierAssignmentTable = ({ tierAssignments, until }: DemoWorld): DemoTable => ({
  table: 'partners.tier_assignment',
  rows: tierAssignments.map(assignment => asColumns({ ...latest(stepsOf(assignment, until)) })),
});

export function* tierFacts({ tierAssignments, tierProgram, until }: DemoWorld): Generator<DemoFact> {
  for (const assignment of tierAssignments) {
    const tier = tierProgram.tiers.find(({ id }) => id === assignment.tierId);
    if (!tier) throw new RangeError(`The demo world assigns the tier ${assignment.tierId}, which is on no ladder.`);
    for (const { at, hasEnded, row } of stepsOf(assignment, until)) {
      yield { fact: tierFact.of(hasEnded ? 'ended' : 'assigned', factOf(row, { ...tier, programCode: tierProgram.code })), at };
    }
  }
}
