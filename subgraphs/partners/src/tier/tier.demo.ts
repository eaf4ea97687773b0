import type { DemoTable, DemoWorld } from '@channelgraph/demo';

const programTable = ({ tierProgram: { id, code, name, currency } }: DemoWorld): DemoTable => ({
  table: 'partners.tier_program',
  rows: [{ id, code, name, currency }],
});

const tierTable = ({ tierProgram }: DemoWorld): DemoTable => ({
  table: 'partners.tier',
  rows: tierProgram.tiers.map(({ id, code, name, rank, discountBasisPoints, mdfBasisPoints }) => ({
    id, program_id: tierProgram.id, code, name, rank, discount_basis_points: discountBasisPoints, mdf_basis_points: mdfBasisPoints,
  })),
});

const criterionTable = ({ tierProgram }: DemoWorld): DemoTable => ({
  table: 'partners.tier_criterion',
  rows: tierProgram.tiers.flatMap(tier =>
    tier.criteria.map(({ id, metric, required, unit, currency }) => ({ id, tier_id: tier.id, metric, required, unit, currency }))),
});

export const tierTables = (world: DemoWorld): readonly DemoTable[] => [programTable(world), tierTable(world), criterionTable(world)];
