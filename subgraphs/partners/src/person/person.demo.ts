import type { DemoTable, DemoWorld } from '@channelgraph/demo';

export const personTable = ({ people }: DemoWorld): DemoTable => ({
  table: 'partners.person',
  rows: people.map(({ id, name, email, side }) => ({ id, name, email, side })),
});
