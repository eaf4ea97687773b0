import type { DemoFact, DemoTable, DemoTerritoryOwnership, DemoWorld } from '@channelgraph/demo';
import { territoryOwnershipFact } from '@channelgraph/events';
import { asColumns } from '@channelgraph/subgraph';
import { latest, versionsOf } from '../history/history.demo.ts';
import { factOf, type TerritoryOwnership } from './territory.ts';

const stepsOf = ({ from, to, ...ownership }: DemoTerritoryOwnership, until: Date) =>
  versionsOf({ from, to }, until, (validTo, version): TerritoryOwnership => ({ ...ownership, validFrom: from, validTo, version }));

export const territoryTable = ({ territories }: DemoWorld): DemoTable => ({
  table: 'partners.territory',
  rows: territories.map(({ id, code, name, kind, parentId }) => ({ id, code, name, kind, parent_id: parentId })),
});

export const territoryOwnershipTable = ({ territoryOwnerships, until }: DemoWorld): DemoTable => ({
  table: 'partners.territory_ownership',
  rows: territoryOwnerships.map(ownership => asColumns({ ...latest(stepsOf(ownership, until)) })),
});

export function* territoryOwnershipFacts({ territoryOwnerships, until }: DemoWorld): Generator<DemoFact> {
  for (const ownership of territoryOwnerships) {
    for (const { at, hasEnded, row } of stepsOf(ownership, until)) yield { fact: territoryOwnershipFact.of(hasEnded ? 'ended' : 'assigned', factOf(row)), at };
  }
}
