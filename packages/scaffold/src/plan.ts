import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import type { House } from './house.ts';

/** All that a generator is going to do, known before anything is written. */
export interface Plan {
  readonly created: ReadonlyMap<string, string>;
  /** Files that get lines added, with their whole text after it. */
  readonly changed: ReadonlyMap<string, string>;
}

/** Refuses a plan that would overwrite a file. Throws ActionableError. */
export function checkFree(house: House, paths: readonly string[], { nothing, next }: { readonly nothing: string; readonly next: string }): void {
  const there = paths.find((path) => house.has(path));
  if (there !== undefined) throw new ActionableError({ what: nothing, why: `${there} exists already.`, next });
}

/** Writes a plan. When the disk refuses in the middle, what was written is taken back. */
export function carryOut(house: House, { created, changed }: Plan): void {
  const before = [...changed.keys()].map((path) => [path, house.read(path)] as const);
  const put = (path: string, text: string, flag: 'w' | 'wx') => {
    mkdirSync(dirname(join(house.root, path)), { recursive: true });
    writeFileSync(join(house.root, path), text, { flag });
  };
  const made: string[] = [];
  try {
    for (const [path, text] of created) {
      put(path, text, 'wx');
      made.push(path);
    }
    for (const [path, text] of changed) put(path, text, 'w');
  } catch (error) {
    for (const path of made) rmSync(join(house.root, path), { force: true });
    for (const [path, text] of before) put(path, text, 'w');
    throw error;
  }
}
