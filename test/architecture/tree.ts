import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const notOurs = new Set(['node_modules', 'dist', '.git', '.cache', '.data']);

/** Every file of the project below a folder, as paths from the project's root with `/`. */
export function filesBelow(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [relative('', path).split(sep).join('/')];
  });
}

/** The folders directly inside one, or none where it does not exist. */
export const foldersIn = (folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !notOurs.has(entry.name))
        .map((entry) => entry.name)
    : [];

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
export const exists = (path: string): boolean => existsSync(join(root, path));

/** The workspace's members: every package, every subgraph, the gateway. */
export const members = (): readonly string[] => [
  'gateway',
  ...foldersIn('subgraphs').map((name) => `subgraphs/${name}`),
  ...foldersIn('packages').map((name) => `packages/${name}`),
];
