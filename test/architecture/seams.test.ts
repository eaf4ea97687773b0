import { expect, it } from 'vitest';
import { filesBelow, read } from './tree.ts';

/** Where the option to switch row scopes off is declared and taken in. */
const SEAM = ['packages/identity/src/actor.ts', 'packages/subgraph/src/access/scopes.ts', 'packages/subgraph/src/running/open.ts', 'packages/subgraph/src/running/viewer.ts'];

const isTest = (file: string): boolean => /\.test\.ts$|^packages\/testing\/|^test\//.test(file);

it('row scopes are switched off by tests alone: no assembly, no process and no subgraph names the option', () => {
  const naming = filesBelow().filter(file => file.endsWith('.ts') && read(file).includes('unscoped'));
  expect(naming).toEqual(expect.arrayContaining(SEAM));
  expect(naming.filter(file => !SEAM.includes(file) && !isTest(file))).toEqual([]);
});
