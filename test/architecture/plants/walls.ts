/** For every wall one file that breaks through it, and through no other. */
import { importing, type Sources } from './tree.ts';

export interface Plant {
  readonly wall: string;
  /** The offender, and what it needs to offend: a cycle takes two, and is reported once. */
  readonly files: Sources;
}

const plant = (wall: string, path: string, ...places: readonly string[]): Plant => ({ wall, files: { [path]: importing(...places) } });
const registration = (file: string): string => `subgraphs/deals/src/registration/${file}`;

const storeys = ['domain', 'identity', 'config', 'process', 'telemetry', 'events', 'database', 'subgraph', 'supergraph', 'demo'];

export const plants: readonly Plant[] = [
  plant('everything-resolves', 'packages/events/src/lost.ts', '@channelgraph/domain/src/index.ts'),
  { wall: 'no-cycles', files: { 'packages/events/src/hen.ts': importing('./egg.ts'), 'packages/events/src/egg.ts': importing('./hen.ts') } },
  plant('subgraphs-are-islands', 'subgraphs/deals/src/ferry.ts', '@channelgraph/partners'),
  plant('gateway-knows-no-business', 'gateway/src/business.ts', '@channelgraph/partners'),
  plant('gateway-knows-no-business', 'gateway/src/tables.ts', 'pg'),
  plant('gateway-takes-a-pool-only', 'gateway/src/embedded.ts', '@channelgraph/database/embedded'),
  plant('gateway-loads-no-orm', 'gateway/src/heavy.ts', '@channelgraph/subgraph'),
  plant('packages-know-no-subgraph', 'packages/events/src/partial.ts', '@channelgraph/partners'),
  plant('domain-stands-alone', 'packages/domain/src/parsed.ts', 'zod'),
  plant('domain-stands-alone', 'packages/domain/src/stored.ts', 'node:fs'),
  plant('domain-imports-no-storey-above', 'packages/domain/src/above.test.ts', '@channelgraph/identity'),
  ...storeys.slice(1, -1).map((name, index) => plant(`${name}-imports-no-storey-above`, `packages/${name}/src/above.ts`, `@channelgraph/${storeys[index + 2] ?? ''}`)),
  plant('packages-have-one-door', 'packages/events/src/window.ts', '../../domain/src/index.ts'),
  plant('standalone-is-the-roof', 'packages/testing/src/roof.ts', '@channelgraph/standalone'),
  plant('scaffold-comes-down', 'packages/testing/src/mould.ts', '@channelgraph/scaffold'),
  plant('generators-only-write', 'packages/scaffold/src/running.ts', '@channelgraph/database'),
  plant('test-kit-stays-in-tests', 'packages/events/src/kit.ts', '@channelgraph/testing'),
  plant('test-kit-stays-in-tests', 'packages/events/src/runner.ts', 'vitest'),
  plant('nobody-imports-a-test', 'test/graph/sequel.test.ts', './story.test.ts'),
  plant('nobody-imports-main', 'test/graph/started.test.ts', '../../gateway/src/main.ts'),
  plant('vocabulary-is-plain', registration('spoken.ts'), '@channelgraph/identity'),
  plant('rules-are-pure', registration('written.rules.ts'), 'node:fs'),
  plant('rules-are-pure', registration('remembered.rules.ts'), './registration.store.ts'),
  plant('tables-only-map', registration('deciding.entity.ts'), './registration.rules.ts'),
  plant('tables-only-map', registration('public.entity.ts'), 'graphql'),
  plant('stores-only-remember', registration('deciding.store.ts'), './registration.rules.ts'),
  plant('json-files-only-write', registration('deciding.json.ts'), './registration.rules.ts'),
  plant('json-files-only-write', registration('mapping.json.ts'), './registration.entity.ts'),
  plant('services-speak-no-graphql', registration('speaking.service.ts'), 'graphql'),
  plant('services-speak-no-graphql', registration('mapping.service.ts'), './registration.entity.ts'),
  plant('schema-files-only-describe', registration('fetching.graphql.ts'), './registration.store.ts'),
  plant('resolvers-only-wire', registration('fetching.resolver.ts'), './registration.store.ts'),
  plant('resolvers-only-wire', registration('deciding.resolver.ts'), './registration.rules.ts'),
  plant('demo-only-maps', registration('using.demo.ts'), './registration.service.ts'),
  plant('demo-only-maps', registration('inventing.demo.ts'), '@faker-js/faker'),
  plant('projectors-only-project', registration('asking.projector.ts'), './registration.service.ts'),
  plant('projectors-only-project', registration('speaking.projector.ts'), 'graphql'),
  plant('projectors-decide-by-own-rules', registration('judging.projector.ts'), '../deal/deal.rules.ts'),
  plant('slices-keep-their-tables', registration('borrowing.service.ts'), '../deal/deal.store.ts'),
  plant('outer-rooms-are-assembled-on-top', registration('calling.service.ts'), './registration.projector.ts'),
  plant('slices-do-not-look-up', registration('rising.service.ts'), '../data-source.ts'),
  { wall: 'only-resolvers-see-the-context', files: { [registration('knowing.service.ts')]: "import type { Context } from '../context.ts';\nexport type All = Context;\n" } },
  plant('demo-data-stays-in-demo-files', registration('pretending.store.ts'), '@channelgraph/demo'),
  { wall: 'no-junk-drawers', files: { 'packages/events/src/opened.ts': importing('./helpers.ts'), 'packages/events/src/helpers.ts': importing() } },
];
