/** A small house that obeys every wall: the shape of this repository with next to nothing in it. */

const packages = ['domain', 'identity', 'config', 'process', 'telemetry', 'events', 'database', 'subgraph', 'supergraph', 'demo', 'testing', 'standalone', 'scaffold'];
const libraries = ['typeorm', 'pg', 'graphql', 'type-graphql', 'zod', 'vitest', 'tldts', '@faker-js/faker'];
const workspaceMembers = [...packages.map((name) => [name, `packages/${name}`, 'index'] as const), ['gateway', 'gateway', 'index'] as const, ['deals', 'subgraphs/deals', 'subgraph'] as const, ['partners', 'subgraphs/partners', 'subgraph'] as const];

export type Sources = Readonly<Record<string, string>>;

/** Source that imports from each of the places named. */
export const importing = (...places: readonly string[]): string => [...places.map((place) => `import '${place}';`), 'export {};', ''].join('\n');

/** Where `@channelgraph/<name>` leads: from a link in node_modules to a folder of the workspace. */
export const links: readonly (readonly [name: string, folder: string])[] = workspaceMembers.map(([name, folder]) => [name, folder]);

const manifests: Sources = Object.fromEntries([
  ...workspaceMembers.map(([name, folder, door]) => [
    `${folder}/package.json`,
    JSON.stringify({
      name: `@channelgraph/${name}`,
      type: 'module',
      exports: { '.': `./src/${door}.ts`, ...(name === 'database' && { './pool': './src/pool.ts', './embedded': './src/embedded.ts' }) },
    }),
  ]),
  ...libraries.map((name) => [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })]),
  ...libraries.map((name) => [`node_modules/${name}/index.js`, 'module.exports = {};\n']),
]) as Sources; // fromEntries forgets that both halves are text

const doors: Sources = Object.fromEntries(packages.map((name) => [`packages/${name}/src/index.ts`, importing()]));

const slice = (name: string): Sources => {
  const rooms: Sources = {
    '.ts': importing('@channelgraph/domain'),
    '.rules.ts': importing(`./${name}.ts`, '@channelgraph/domain'),
    '.rules.test.ts': importing(`./${name}.rules.ts`, 'vitest', '@channelgraph/testing'),
    '.entity.ts': importing(`./${name}.ts`, 'typeorm', '@channelgraph/database'),
    '.store.ts': importing(`./${name}.entity.ts`, '../visibility.ts', '@channelgraph/database', '@channelgraph/identity'),
    '.json.ts': importing(`./${name}.store.ts`, '../visibility.ts', '@channelgraph/subgraph'),
    '.service.ts': `import type { Work } from '../work.ts';\n${importing(`./${name}.rules.ts`, '../permissions.ts')}export type Job = Work;\n`,
    '.graphql.ts': importing(`./${name}.ts`, 'type-graphql', '@channelgraph/subgraph'),
    '.resolver.ts': `import type { Context } from '../context.ts';\n${importing(`./${name}.graphql.ts`, '../permissions.ts', 'type-graphql')}export type Ours = Context;\n`,
    '.demo.ts': importing(`./${name}.entity.ts`, '@channelgraph/demo', '@channelgraph/events'),
    '.projector.ts': importing(`./${name}.rules.ts`, `./${name}.entity.ts`, '@channelgraph/database', '@channelgraph/events'),
  };
  return Object.fromEntries(Object.entries(rooms).map(([suffix, source]) => [`subgraphs/deals/src/${name}/${name}${suffix}`, source]));
};

/** File by file, by path from the root of the small house. */
export const skeleton: Sources = {
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext', allowImportingTsExtensions: true, noEmit: true } }),
  'package.json': JSON.stringify({ name: 'small-house', private: true, type: 'module' }),
  ...manifests,
  ...doors,
  'packages/domain/src/index.ts': importing('tldts'),
  'packages/database/src/index.ts': importing('@channelgraph/domain', 'typeorm', './pool.ts'),
  'packages/database/src/pool.ts': importing('pg'),
  'packages/database/src/embedded.ts': importing(),
  'packages/subgraph/src/index.ts': importing('@channelgraph/database', 'type-graphql', 'graphql'),
  'packages/testing/src/index.ts': importing('@channelgraph/subgraph', 'vitest'),
  'packages/standalone/src/index.ts': importing('@channelgraph/deals', '@channelgraph/partners', '@channelgraph/gateway', '@channelgraph/demo'),
  'gateway/src/index.ts': importing('@channelgraph/database/pool', '@channelgraph/identity', 'graphql'),
  'gateway/src/main.ts': importing('./index.ts'),
  'subgraphs/subgraphs.json': '[]',
  'subgraphs/partners/src/subgraph.ts': importing(),
  'subgraphs/deals/src/config.ts': importing('../../subgraphs.json', '@channelgraph/subgraph'),
  'subgraphs/deals/src/permissions.ts': importing('@channelgraph/identity'),
  'subgraphs/deals/src/visibility.ts': importing('@channelgraph/subgraph'),
  'subgraphs/deals/src/work.ts': `${importing('./registration/registration.store.ts')}export interface Work { done: boolean }\n`,
  'subgraphs/deals/src/context.ts': `${importing('./registration/registration.service.ts', './work.ts')}export interface Context { at: Date }\n`,
  'subgraphs/deals/src/data-source.ts': importing('./registration/registration.entity.ts', './deal/deal.entity.ts'),
  'subgraphs/deals/src/projections.ts': importing('./deal/deal.projector.ts', './registration/registration.projector.ts'),
  'subgraphs/deals/src/schema.ts': importing('./deal/deal.resolver.ts', './registration/registration.resolver.ts'),
  'subgraphs/deals/src/subgraph.ts': importing('./schema.ts', './data-source.ts', './projections.ts', './context.ts', './deal/deal.demo.ts', './registration/registration.demo.ts'),
  ...slice('registration'),
  ...slice('deal'),
  'test/graph/story.test.ts': importing('@channelgraph/testing', '@channelgraph/standalone', 'vitest'),
};
