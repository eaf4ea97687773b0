/** What a bundle is made of, and the name that this gives it: any change of a source is another bundle. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.(ts|json)$/;
const NO_SOURCE = /\.test\.ts$/;

const foldersIn = folder => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name).sort() : []);

const namesIn = folder => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Members of the workspace that are here: an image has only those that its process needs. */
const membersIn = root => ['gateway', ...['packages', 'subgraphs'].flatMap(folder => foldersIn(join(root, folder)).map(name => folder + '/' + name))];

const filesBelow = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && SOURCE.test(entry.name) && !NO_SOURCE.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** Every file of ours that can be in a bundle, and what says which packages and which options. */
const sourcesIn = root => [
  ...['package.json', 'pnpm-lock.yaml', 'tsconfig.json', 'tsconfig.base.json', 'subgraphs/subgraphs.json'].map(file => join(root, file)).filter(existsSync),
  ...namesIn(join(root, 'packages/standalone/bin')).filter(name => name.endsWith('.mjs')).map(name => join(root, 'packages/standalone/bin', name)), // how it is bundled
  ...membersIn(root).filter(member => existsSync(join(root, member, 'src'))).flatMap(member => filesBelow(root, member + '/src')),
];

/** A few characters that are the same for the same sources in the same place; paths are written into a bundle. */
export function bundleName(root) {
  const digest = createHash('sha256').update(root).update(process.version);
  for (const file of sourcesIn(root)) digest.update(file).update('\0').update(readFileSync(file)).update('\0');
  return digest.digest('hex').slice(0, 16);
}

const COMMANDS = ['main', 'distributed', 'migrate', 'roles', 'keys', 'token', 'replay', 'reset'];

/**
 * The programmes that are here, as paths from the root: they share what they have in common. Those of the whole house need its
 * subgraphs, which the gateway's image has not.
 */
export const programmesIn = root => {
  const house = 'packages/standalone/src/';
  const isWhole = existsSync(join(root, 'subgraphs', 'subgraphs.json'));
  const all = [...COMMANDS.map(name => house + name + '.ts'), ...membersIn(root).map(member => member + '/src/main.ts')];
  return all.filter((file, index) => existsSync(join(root, file)) && all.indexOf(file) === index && (isWhole || !file.startsWith(house)));
};
