import type { DemoTable, DemoWorld } from '@channelgraph/demo';

export const productFamilyTable = ({ productFamilies }: DemoWorld): DemoTable => ({
  table: 'deals.product_family',
  rows: productFamilies.map(({ code, name }) => ({ code, name })),
});
