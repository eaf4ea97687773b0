/** For every law of the rooms, source that breaks it and source beside it that does not. */

export interface LawPlant {
  readonly law: string;
  readonly path: string;
  readonly breaks: readonly string[];
  readonly keeps: readonly string[];
}

const rules = 'subgraphs/deals/src/deal/deal.rules.ts';
const service = 'subgraphs/deals/src/deal/deal.service.ts';
const resolver = 'subgraphs/deals/src/deal/deal.resolver.ts';
const packageFile = 'packages/events/src/fact.ts';
const test = 'subgraphs/deals/src/deal/deal.rules.test.ts';
const inMethod = (statement: string): string => `export class DealResolver { deal(id: string) { ${statement} } }`;

export const lawPlants: readonly LawPlant[] = [
  {
    law: 'clock-is-passed-in',
    path: service,
    breaks: ['export const now = new Date();', 'export const now = Date.now();', 'export const now = Date();', 'export const now = Temporal.Now.instant();', 'export const now = performance.now();'],
    keeps: ['export const at = (text: string) => new Date(text);', 'export const year = (at: Date) => at.getUTCFullYear();'],
  },
  {
    law: 'no-dice',
    path: rules,
    breaks: ['export const luck = Math.random();', 'export const id = crypto.randomUUID();', "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();"],
    keeps: ['export const larger = Math.max(1, 2);'],
  },
  {
    law: 'rules-wait-for-nothing',
    path: rules,
    breaks: ['export async function approve() {}', 'export const approve = async () => 1;', 'export const later = () => Promise.resolve(1);', 'export const later = () => new Promise(() => {});'],
    keeps: ['export const approve = () => 1;'],
  },
  {
    law: 'resolvers-do-not-think',
    path: resolver,
    breaks: ['if (id) return 1; return 2;', 'try { return 1; } finally {}', "throw new Error('no');", 'switch (id) { default: return 1; }', 'for (const one of id) return one;', 'while (id) return 1;'].map(inMethod),
    keeps: [inMethod('return id === "" ? null : id;'), inMethod('return id ?? null;')],
  },
  {
    law: 'no-barrels',
    path: service,
    breaks: ["export * from './deal.ts';", "export { deal } from './deal.ts';", "export type { Deal } from './deal.ts';"],
    keeps: ["import { deal } from './deal.ts';\nexport const twice = [deal, deal];", 'const a = 1;\nexport { a };'],
  },
  { law: 'no-barrels', path: 'subgraphs/deals/src/deal/index.ts', breaks: ['export const a = 1;'], keeps: [] },
  {
    law: 'environment-is-read-in-config',
    path: packageFile,
    breaks: ['export const a = process.env.A;', "export const a = process['env'];", 'export const a = globalThis.process.env;', 'export const { env } = process;', "import { env } from 'node:process';\nexport const a = env;", 'export const a = import.meta.env;'],
    keeps: ['export const a = process.argv;', 'export const read = (env: { A: string }) => env.A;'],
  },
  { law: 'environment-is-read-in-config', path: 'gateway/src/config.ts', breaks: [], keeps: ['export const a = process.env.A;'] },
  {
    law: 'names-say-something',
    path: packageFile,
    breaks: [
      'export class DealManager {}',
      'export function dealHelper() {}',
      'export interface EventProcessor { a: string }',
      'export type DateUtils = string;',
      'export const dealHelper = () => 1;',
      'export enum OrderManager { A }',
    ],
    keeps: ['export class ChannelSalesManager {}', 'export const accountManager = () => 1;', 'export type EnablementManager = string;', 'export const entityManager = 1;'],
  },
  {
    law: 'assertions-give-a-reason',
    path: packageFile,
    breaks: ['export const a = (b: unknown) => b as string;', 'export const a = (b: string[]) => b[0]!;', 'export const a = (b: unknown) => <string>b;', '// too far away\nexport const a = (b: unknown) => b as string;'],
    keeps: [
      'export const a = [1] as const;',
      'export const a = (b: unknown) => b as string; // the caller checked it',
      'export const a = (b: string[]) => b[0]!; // never empty',
      'export const a = (b: unknown) =>\n  ({\n    b,\n  }) as {\n    b: string;\n  }; // the shape of the report',
      'export class A { name!: string }',
    ],
  },
  {
    law: 'exceptions-give-a-reason',
    path: packageFile,
    breaks: ['// eslint-disable-next-line no-console\nconsole.log(1);'],
    keeps: ['// eslint-disable-next-line no-console -- the one line a person waits for\nconsole.log(1);'],
  },
  {
    law: 'tests-are-run',
    path: test,
    breaks: ["it.skip('a', () => {});", "describe.only('a', () => {});", "it.todo('a');", "it.each([1]).skip('a', () => {});", "it('a', { skip: true }, () => {});", "xit('a', () => {});", "it.skipIf(true)('a', () => {});"],
    keeps: ["it('a', () => {});", "it.each([1])('a', () => {});", 'page.skip(3);', "it('a', () => expect(run({ skip: 3 })).toBe(1));"],
  },
  { law: 'tests-pass-first-time', path: test, breaks: ["it('a', { retry: 2 }, () => {});"], keeps: ["it('a', { timeout: 2 }, () => {});"] },
  {
    law: 'tests-do-not-sleep',
    path: test,
    breaks: ['setTimeout(() => {}, 50);', "import { setTimeout as sleep } from 'node:timers/promises';\nawait sleep(50);", 'Atomics.wait(cell, 0, 0, 50);', 'await new Promise((resolve) => setTimeout(resolve, 50));'],
    keeps: ['await vi.waitFor(() => expect(received).toEqual([1]));', 'clearTimeout(timer);'],
  },
  { law: 'tests-do-not-time', path: test, breaks: ['const started = performance.now();', 'const started = process.hrtime();'], keeps: ['const at = new Date(Date.now());'] },
  { law: 'no-console', path: packageFile, breaks: ["console.log('a');"], keeps: ["process.stdout.write('a');"] },
  { law: 'no-console', path: 'packages/standalone/src/main.ts', breaks: [], keeps: ["console.log('a');"] },
  { law: 'max-lines', path: packageFile, breaks: ['export {};\n'.repeat(301)], keeps: ['export {};\n'.repeat(300), `${'// why\n\n'.repeat(300)}export {};`] },
  { law: 'max-lines', path: test, breaks: ['export {};\n'.repeat(401)], keeps: ['export {};\n'.repeat(400)] },
];
