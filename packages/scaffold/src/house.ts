import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that is added to. Paths are from its root, with `/`. */
export interface House {
  readonly root: string;
  has(path: string): boolean;
  /** The text of a file; empty where there is none. */
  read(path: string): string;
  /** Names of the files and folders in a folder; none where there is no such folder. */
  list(path: string): readonly string[];
}

export const houseAt = (root: string): House => {
  const has = (path: string) => existsSync(join(root, path));
  return {
    root,
    has,
    read: (path) => (has(path) ? readFileSync(join(root, path), 'utf8') : ''),
    list: (path) => (has(path) ? readdirSync(join(root, path)) : []),
  };
};

/** The checkout that this package lies in. */
export const thisHouse = (): House => houseAt(fileURLToPath(new URL('../../..', import.meta.url)));

export interface Listed {
  readonly name: string;
  readonly port: number;
  readonly listensTo: readonly string[];
}

export const LIST_OF_SUBGRAPHS = 'subgraphs/subgraphs.json';

export const subgraphsOf = (house: House): readonly Listed[] => JSON.parse(house.read(LIST_OF_SUBGRAPHS)) as readonly Listed[]; // a contract test holds its shape
