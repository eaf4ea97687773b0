import { expect, it } from 'vitest';
import { usedHops } from './used-hops.ts';

const begin = new Date('2026-11-22T10:00:00Z');
const after = (seconds: number) => new Date(begin.getTime() + seconds * 1_000);

it('a hop is used once, as long as it would be believed', () => {
  const used = usedHops();
  expect([used.isFirst('a', begin), used.isFirst('b', begin), used.isFirst('a', after(34)), used.isFirst('a', after(36))]).toEqual([true, true, false, true]);
});

it('there is an end to what is remembered: the oldest are forgotten', () => {
  const used = usedHops(2);
  expect(['a', 'b', 'c'].map(hop => used.isFirst(hop, begin))).toEqual([true, true, true]);
  expect([used.isFirst('c', begin), used.isFirst('a', begin)]).toEqual([false, true]);
});
