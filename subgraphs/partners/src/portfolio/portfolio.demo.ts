import type { DemoFact, DemoPortfolioAssignment, DemoTable, DemoWorld } from '@channelgraph/demo';
import { portfolioFact } from '@channelgraph/events';
import { asColumns } from '@channelgraph/subgraph';
import { latest, versionsOf } from '../history/history.demo.ts';
import { factOf, type PortfolioAssignment } from './portfolio.ts';

const stepsOf = ({ from, to, ...assignment }: DemoPortfolioAssignment, until: Date) =>
  versionsOf({ from, to }, until, (validTo, version): PortfolioAssignment => ({ ...assignment, validFrom: from, validTo, version }));

export const portfolioTable = ({ portfolioAssignments, until }: DemoWorld): DemoTable => ({
  table: 'partners.portfolio_assignment',
  rows: portfolioAssignments.map(assignment => asColumns({ ...latest(stepsOf(assignment, until)) })),
});

export function* portfolioFacts({ portfolioAssignments, until }: DemoWorld): Generator<DemoFact> {
  for (const assignment of portfolioAssignments) {
    for (const { at, hasEnded, row } of stepsOf(assignment, until)) yield { fact: portfolioFact.of(hasEnded ? 'ended' : 'assigned', factOf(row)), at };
  }
}
