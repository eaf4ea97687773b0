import type { DemoEmployment, DemoFact, DemoTable, DemoWorld } from '@channelgraph/demo';
import { employmentFact } from '@channelgraph/events';
import { asColumns } from '@channelgraph/subgraph';
import { latest, versionsOf } from '../history/history.demo.ts';
import { factOf, type Employment } from './employment.ts';

const stepsOf = ({ from, to, ...employment }: DemoEmployment, until: Date) =>
  versionsOf({ from, to }, until, (validTo, version): Employment => ({ ...employment, validFrom: from, validTo, version }));

export const employmentTable = ({ employments, until }: DemoWorld): DemoTable => ({
  table: 'partners.employment',
  rows: employments.map(employment => asColumns({ ...latest(stepsOf(employment, until)) })),
});

export function* employmentFacts({ employments, until }: DemoWorld): Generator<DemoFact> {
  for (const employment of employments) {
    for (const { at, hasEnded, row } of stepsOf(employment, until)) yield { fact: employmentFact.of(hasEnded ? 'ended' : 'started', factOf(row)), at };
  }
}
