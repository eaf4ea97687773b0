import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyOfTheCheckout, type Checkout } from './checkout.ts';

const isEverything = inject('effort').generated === 'everything';
const everySlice = [['enablement', 'study-group', 'studyGroups'], ['partners', 'site-visit', 'siteVisits'], ['deals', 'price-quote', 'priceQuotes'], ['metrics', 'forecast-note', 'forecastNotes']] as const;
const slices = isEverything ? everySlice : everySlice.slice(0, 1);
const patient = { timeout: isEverything ? 900_000 : 120_000 };

let checkout: Checkout;
beforeAll(async () => { checkout = await copyOfTheCheckout(); }, 60_000);
afterAll(() => checkout.remove());

const done = (said: string) => ({ code: 0, said: expect.stringContaining(said) as string }); // vitest's matcher
const npm = (...words: readonly string[]) => checkout.run('npm', 'run', '-s', ...words);

describe('a newcomer in a copy of the checkout', patient, () => {
  it('is told what to type instead of a name that cannot be, and nothing is written', async () => {
    const before = await checkout.files('subgraphs/deals/src');
    expect(await npm('new:slice', '--', 'deals', 'TrainingPlan')).toEqual({
      code: 1, said: 'Nothing was written.\nWhy: the concept "TrainingPlan" is not in kebab-case (small letters, digits, hyphens between words).\nNext: npm run new:slice -- deals training-plan\n',
    });
    expect(await checkout.files('subgraphs/deals/src')).toEqual(before);
  });

  it.each(slices)('adds a slice to %s', async (subgraph, concept) => {
    expect(await npm('new:slice', '--', subgraph, concept)).toEqual(done(`npm test -- subgraphs/${subgraph} test/contract`));
  });

  it('adds a subgraph', async () => {
    expect(await npm('new:subgraph', '--', 'agreements')).toEqual(done('npm run supergraph && npm run docs'));
    await checkout.link('subgraphs/agreements', ['packages/standalone']);
  });

  // Everyday the templates themselves are compiled with everything else (`npm run check`), and what was generated is run.
  it.each(isEverything ? ['compiles'] : [])('has code that %s', async () => {
    const include = ['subgraphs/agreements', ...slices.map(([subgraph]) => `subgraphs/${subgraph}/src`), 'packages/events', 'test/effort.ts'].map((path) => `../${path}`);
    await mkdir(join(checkout.folder, '.cache'), { recursive: true });
    await writeFile(join(checkout.folder, '.cache/tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { incremental: false }, include }));
    expect(await checkout.run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.cache/tsconfig.json', '--pretty', 'false')).toEqual({ code: 0, said: '' });
  });

  it('asks a partner of the new subgraph and of the new slice in one request, through the gateway', async () => {
    const query = `{ partners(first: 1) { edges { node { name
      agreements(first: 5) { totalCount edges { node { name partner { name } } } } ${slices.map(([, , field]) => `${field} { totalCount }`).join(' ')} } } } }`;
    const { code, said } = await checkout.run(process.execPath, '--import', 'tsx', 'test/scaffold/ask.ts', inject('postgres'), 'vendor-admin', query);
    expect({ code, said }).toEqual(done('"data"'));
    const { data } = JSON.parse(said) as { data: { partners: { edges: { node: { name: string } }[] } } }; // as selected
    const [{ node } = { node: { name: '' } }] = data.partners.edges;
    expect(node).toEqual({
      name: expect.stringMatching(/\w/) as string, // vitest's matcher
      agreements: { totalCount: 1, edges: [{ node: { name: `First of ${node.name}`, partner: { name: node.name } } }] },
      ...Object.fromEntries(slices.map(([, , field]) => [field, { totalCount: 0 }])),
    });
  });

  const own = ['subgraphs/agreements', ...slices.map(([subgraph, concept]) => `subgraphs/${subgraph}/src/${concept}`)];
  it.each(isEverything ? [['supergraph'], ['docs'], ['test', '--', ...own, 'test/contract', 'test/architecture', 'packages/events'], ['check']] : [])('is content with npm run %s', async (...words) => {
    const { code, said } = await npm(...words);
    expect(code, said).toBe(0);
  });
});
