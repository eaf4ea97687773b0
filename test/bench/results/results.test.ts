import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RATIOS, Results } from './results.ts';
import { pageOf, withPart, writtenPart } from './table.ts';
import { isMet, TARGETS } from './targets.ts';

const file = join(import.meta.dirname, '..', 'results.json');
/** What was committed of the last whole run; null before there was one. */
const committed = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as unknown : null; // judged below
const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'performance.md'), 'utf8');

const SET_UPS = ['the limit', 'standalone', 'distributed', 'distributed, through the proxy', 'stock', 'hive', 'hive, native runtime'];
const example: Results = {
  at: '2026-11-22T12:00:00.000Z', commit: 'abc1234', machine: { cpu: 'Example', cores: 2, memoryGigabytes: 8, system: 'Linux', node: 'v20.20.2', postgresql: '18.4' },
  options: { scale: 20, partners: 1_200, deals: 50_000, rounds: 3, seconds: 5, connections: 20 }, generator: { perSecond: 25_000, busy: 0.4 },
  rows: SET_UPS.flatMap(setUp => ['one', 'page'].map(query => (
    { setUp, query, perSecond: 100, spread: 1.1, failedPercent: 0, p50: 1.25, p99: 9.5, processorMilliseconds: null, memoryMegabytes: 200, subgraphRequests: 4, statements: 10 }))),
  ratios: Object.fromEntries(RATIOS.map(name => [name, 1])) as Results['ratios'], // one for each
  others: [{ name: 'beside', figure: '1 ms' }],
};

/** What is wrong with results as those of a whole run; they are committed only when nothing is. */
function missing(results: unknown): readonly string[] {
  const read = Results.safeParse(results);
  if (!read.success) return read.error.issues.map(({ path }) => path.join('.'));
  const { rows, options, generator } = read.data;
  const measured = new Set(rows.map(({ setUp, query }) => `${setUp} ${query}`));
  return [
    ...SET_UPS.flatMap(setUp => [`${setUp} one`, `${setUp} page`]).filter(row => !measured.has(row)),
    ...(options.scale === 20 && options.connections === 20 && options.rounds >= 3 ? [] : ['the usual size']),
    ...(generator.perSecond > 15_000 ? [] : ['a generator that is faster than what it measures']),
  ];
}

describe('results.json', () => {
  it('is of a whole run, once there was one', () => {
    expect(missing(committed ?? example)).toEqual([]);
  });

  it.each([
    ['a ratio', { ...example, ratios: Object.fromEntries(Object.entries(example.ratios).slice(1)) }, ['ratios.standalone/one/limit']],
    ['a row', { ...example, rows: example.rows.slice(1) }, ['the limit one']],
    ['a figure', { ...example, rows: [{ ...example.rows[0], p99: undefined }] }, ['rows.0.p99']],
    ['the machine', { ...example, machine: undefined }, ['machine']],
    ['the usual size', { ...example, options: { ...example.options, scale: 1 } }, ['the usual size']],
    ['a generator with time left', { ...example, generator: { perSecond: 9_000, busy: 1 } }, ['a generator that is faster than what it measures']],
  ])('is refused without %s', (_, spoilt, told) => {
    expect(missing(spoilt)).toEqual(told);
  });
});

describe('docs/performance.md', () => {
  it('shows what results.json says, and nothing where there is none', () => {
    expect(writtenPart(page)).toBe(committed === null ? '' : pageOf(Results.parse(committed)));
  });

  it('would show other figures otherwise', () => {
    expect(pageOf(example)).not.toBe(pageOf({ ...example, ratios: { ...example.ratios, 'security/one': 1.5 } }));
    expect(pageOf(example)).toContain('| `security/one` | 1.00 | at least 0.85 | yes |');
  });

  it('keeps what people wrote around it', () => {
    const written = withPart(page, 'nothing $& yet');
    expect(writtenPart(written)).toBe('nothing $& yet');
    expect(withPart(written, writtenPart(page))).toBe(page);
  });

  it('has a place for it, or says that it has none', () => {
    expect(() => writtenPart('# Performance\n')).toThrow('no place');
  });
});

describe('a target', () => {
  it.each([[0.4, 'standalone/one/limit', true], [0.394, 'standalone/one/limit', false], [1.2, 'growth10x/one/p50', true], [1.21, 'growth10x/one/p50', false]] as const)(
    'of %f for %s: %s', (ratio, name, met) => { expect(isMet(ratio, TARGETS[name])).toBe(met); });
});
