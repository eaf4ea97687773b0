import { expect, it } from 'vitest';
import { ticksIn } from './cpu-time.ts';

it('reads who a process is and what it and its children have taken, whatever it is called', () => {
  const stat = '4711 (post) gres: a (b) S 815 4711 4711 0 -1 4194560 1 2 3 4 70 30 5 2 20 0 1 0 100 200 300';
  expect(ticksIn(stat)).toEqual({ pid: 4711, parent: 815, ticks: 107 });
});
