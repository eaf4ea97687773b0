import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { houseAt, subgraphsOf, thisHouse, type House } from './house.ts';
import { carryOut } from './plan.ts';
import { slicePlan } from './slice.ts';
import { subgraphPlan, withVariables } from './subgraph.ts';
import { wordsOf } from './words.ts';

const house = thisHouse();
const stamp = '1800000000000';
const concept = wordsOf('training-plan');
const folder = mkdtempSync(join(tmpdir(), 'channelgraph-scaffold-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The house, with some of its files in another state. */
const changed = (texts: Readonly<Record<string, string>>): House => ({
  ...house, has: (path) => path in texts || house.has(path), read: (path) => texts[path] ?? house.read(path),
});
/** What a plan adds to a file, line by line. */
const added = (path: string, text: string | undefined): readonly string[] => {
  const before = new Set(house.read(path).split('\n'));
  return (text ?? '').split('\n').filter((line) => line.trim() !== '' && !before.has(line));
};

describe.each(subgraphsOf(house).map(({ name }) => name))('a slice in %s', (subgraph) => {
  const plan = slicePlan(house, { subgraph, concept, stamp });
  const top = (name: string) => plan.changed.get(`subgraphs/${subgraph}/src/${name}.ts`) ?? '';

  it('has its rooms and a migration, and nothing of the template’s names', () => {
    expect([...plan.created.keys()].map((path) => path.replace(`subgraphs/${subgraph}/src/`, '')).sort()).toEqual([
      `migrations/${stamp}-training-plan.ts`,
      ...['entity.ts', 'graphql.ts', 'resolver.ts', 'rules.test.ts', 'rules.ts', 'service.test.ts', 'service.ts', 'store.test.ts', 'store.ts', 'ts'].map((room) => `training-plan/training-plan.${room}`),
    ]);
    for (const text of [...plan.created.values(), ...plan.changed.values()]) expect(text).not.toMatch(/sketch|sample.?item|1764000000001/i);
  });

  it('stands in every list', () => {
    expect(top('schema')).toMatch(/resolvers: \[[^\]]*TrainingPlanResolver,\s+TrainingPlansOfPartnerResolver/);
    expect(top('schema')).toMatch(/types: \[[^\]]*TrainingPlanType/);
    expect(top('schema')).toContain('    TrainingPlan: ({ id }, { loaders }) => loaders.trainingPlan.load(id),\n');
    expect(top('permissions')).toMatch(/\n {2}'training-plan:read': \[.*\],\n {2}'training-plan:create': \[.*\],\n/);
    expect(top('data-source')).toMatch(/entities[^=]*= \[[^\]]*TrainingPlanEntity/);
    expect(top('data-source')).toMatch(new RegExp(`migrations[^=]*= \\[[^\\]]*TrainingPlan${stamp}`));
    expect(top('work')).toContain('\n  trainingPlans: trainingPlanStore(session, viewer),\n');
    expect(top('context')).toContain('\n    const trainingPlans = trainingPlanReader(session, viewer);\n');
    expect(top('context')).toContain('\n      trainingPlanService: trainingPlanService(work),\n');
    expect(plan.changed.get('packages/events/src/kinds.ts')).toMatch(/FACT_KINDS = \[[^\]]*trainingPlanFact/);
    expect(plan.changed.get('packages/events/src/index.ts')).toMatch(new RegExp(`trainingPlanFact } from './${subgraph}\\.ts'`));
    expect(added(`packages/events/src/${subgraph}.ts`, plan.changed.get(`packages/events/src/${subgraph}.ts`)).join('\n')).toContain(`publisher: '${subgraph}', entity: 'training-plan'`);
  });

  it.each(['schema', 'permissions', 'data-source', 'work', 'context'])('is refused as a whole where %s.ts has no list', (name) => {
    const path = `subgraphs/${subgraph}/src/${name}.ts`;
    expect(() => slicePlan(changed({ [path]: 'export const elsewhere = 1;\n' }), { subgraph, concept, stamp })).toThrow(new RegExp(`${path} has no .+\nNext: .+CONTRIBUTING`));
  });
});

describe('a slice', () => {
  it('of the owner of partners gives the whole partner, elsewhere its id', () => {
    const resolverIn = (subgraph: string) => slicePlan(house, { subgraph, concept, stamp }).created.get(`subgraphs/${subgraph}/src/training-plan/training-plan.resolver.ts`);
    expect(resolverIn('partners')).toContain('loaders.partner.load(partnerId)');
    expect(resolverIn('deals')).toContain('return { id: partnerId };');
  });

  it('is refused where one of its names is taken, or its folder is there', () => {
    const work = 'subgraphs/deals/src/work.ts';
    const withStore = house.read(work).replace('deals: dealStore', 'trainingPlans: dealStore');
    expect(() => slicePlan(changed({ [work]: withStore }), { subgraph: 'deals', concept, stamp })).toThrow(/work\.ts has a "trainingPlans" already/);
    expect(() => slicePlan(house, { subgraph: 'deals', concept: wordsOf('pipeline'), stamp })).toThrow(/subgraphs\/deals\/src\/pipeline exists already/);
  });
});

describe('a subgraph', () => {
  const plan = subgraphPlan(house, { subgraph: 'agreements', concept: wordsOf('agreement'), stamp });

  it('has its lists on top, a first slice, and nothing of the template’s names', () => {
    const files = [...plan.created.keys()].map((path) => path.replace('subgraphs/agreements/', ''));
    for (const name of ['main', 'config', 'schema', 'permissions', 'visibility', 'work', 'context', 'data-source', 'projections', 'demo', 'subgraph']) expect(files).toContain(`src/${name}.ts`);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'src/agreement/agreement.store.ts', `src/migrations/${stamp}-agreement.ts`, 'packages/events/src/agreements.ts']));
    for (const text of [...plan.created.values(), ...plan.changed.values()]) expect(text).not.toMatch(/sketch|sample.?item|1764000000001/i);
  });

  it('has a line in each list, and a port of its own', () => {
    const list = subgraphsOf(changed(Object.fromEntries(plan.changed)));
    expect(list.at(-1)).toEqual({ name: 'agreements', port: Math.max(...subgraphsOf(house).map(({ port }) => port)) + 1, listensTo: ['partners'] });
    expect(list.slice(0, -1)).toEqual(subgraphsOf(house));
    expect(plan.changed.get('packages/standalone/src/subgraphs.ts')).toContain('\n  agreements: { definition: agreements, demo: agreementsDemo },\n');
    expect(plan.changed.get('packages/standalone/package.json')).toContain('"@channelgraph/agreements": "workspace:*"');
    expect(plan.changed.get('packages/events/src/index.ts')).toContain("export { agreementFact } from './agreements.ts';\n");
  });

  it('tells of its variables beside those of the one before', () => {
    const before = '# A_DATABASE_URL=postgres://a:password@h/a\n\nX=1\nA_PORT=4001\n# more\nA_URL=http://127.0.0.1:4001\nEND=\n';
    expect(withVariables(before, { name: 'a', port: 4001, listensTo: [] }, { name: 'bee', port: 4002, listensTo: [] })).toContain('# BEE_DATABASE_URL=');
    expect(added('.env.example', plan.changed.get('.env.example')).map((line) => line.split('=')[0])).toEqual([
      '# AGREEMENTS_DATABASE_URL', '# AGREEMENTS_MIGRATION_DATABASE_URL', 'AGREEMENTS_PORT', '# AGREEMENTS_TELEMETRY_PORT', 'AGREEMENTS_URL',
    ]);
    expect(plan.changed.get('.env.example')).toContain('\n# METRICS_TELEMETRY_PORT=9468\n# AGREEMENTS_TELEMETRY_PORT=9469\n');
  });

  it('is refused as a whole where the place for its line is missing', () => {
    expect(() => subgraphPlan(changed({ 'packages/standalone/src/subgraphs.ts': 'export {};\n' }), { subgraph: 'agreements', concept: wordsOf('agreement'), stamp })).toThrow(/has no `parts`/);
  });
});

it('a plan that cannot be written to its end is taken back', () => {
  const small = houseAt(folder);
  writeFileSync(join(folder, 'list.ts'), 'before');
  mkdirSync(join(folder, 'in-the-way.ts'));
  expect(() => { carryOut(small, { created: new Map([['new/first.ts', 'x'], ['in-the-way.ts', 'y']]), changed: new Map([['list.ts', 'after']]) }); }).toThrow();
  expect(existsSync(join(folder, 'new/first.ts'))).toBe(false);
  expect(readFileSync(join(folder, 'list.ts'), 'utf8')).toBe('before');
});
