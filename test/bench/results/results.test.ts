import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RATIOS, Results } from './results.ts';
import { pageOf, withPart, writtenPart } from './table.ts';
import { isMet, TARGETS } from './targets.ts';

const committed = JSON.parse(await readFile(join(import.meta.dirname, '..', 'results.json'), 'utf8')) as Record<string, unknown>; // an object, as it was written
const page = await readFile(join(import.meta.dirname, '..', '..', '..', 'docs', 'performance.md'), 'utf8');

describe('results.json', () => {
  it('is of a whole run: every ratio, and rows of everything that is compared', () => {
    const results = Results.parse(committed);
    expect(Object.keys(results.ratios).sort()).toEqual([...RATIOS].sort());
    const measured = results.rows.map(({ setUp, query }) => `${setUp} ${query}`);
    for (const setUp of ['the limit', 'standalone', 'distributed', 'distributed, through the proxy', 'stock', 'hive', 'hive, native runtime']) {
      expect(measured).toEqual(expect.arrayContaining([`${setUp} one`, `${setUp} page`]));
    }
    expect(results.options).toMatchObject({ scale: 20, connections: 20 });
    expect(results.options.rounds).toBeGreaterThanOrEqual(3);
  });

  it('was measured by a generator that had time left', () => {
    expect(Results.parse(committed).generator.perSecond).toBeGreaterThan(15_000);
  });

  it.each([
    ['a ratio that is missing', (results: Record<string, unknown>) => ({ ...results, ratios: Object.fromEntries(Object.entries(results['ratios'] as object).slice(1)) })], // the committed file's
    ['a row without figures', (results: Record<string, unknown>) => ({ ...results, rows: [{ setUp: 'stock', query: 'one' }] })],
    ['no machine', (results: Record<string, unknown>) => ({ ...results, machine: undefined })],
  ])('is refused with %s', (_, spoilt) => {
    expect(Results.safeParse(spoilt(committed)).success).toBe(false);
  });
});

describe('docs/performance.md', () => {
  it('shows what results.json says', () => {
    expect(writtenPart(page)).toBe(pageOf(Results.parse(committed)));
  });

  it('would not pass with other figures', () => {
    const results = Results.parse(committed);
    expect(writtenPart(page)).not.toBe(pageOf({ ...results, ratios: { ...results.ratios, 'security/one': results.ratios['security/one'] + 0.5 } }));
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
