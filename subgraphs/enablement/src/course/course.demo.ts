import type { DemoTable, DemoWorld } from '@channelgraph/demo';

export const courseTable = ({ courses }: DemoWorld): DemoTable => ({
  table: 'enablement.course',
  rows: courses.map(({ id, code, name, minutes }) => ({ id, code, name, minutes, description: null })),
});
