import { money } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenDeals, PipelineFacts } from './pipeline.ts';
import { coverageOf, pipelineOf } from './pipeline.rules.ts';

const terms = { currency: 'USD', seesTargets: true };
const open = (minor: string, currency: string, rate: string | null, weighted = '0'): OpenDeals => ({ count: 1, minor, currency, rate, weighted });
const facts = (changes: Partial<PipelineFacts> = {}): PipelineFacts => ({ open: [], won: [], targets: [], ...changes });
const target = (minor: string, currency = 'USD', rate: string | null = '1') => ({ minor, currency, rate });
const usd = (minor: bigint) => money(minor, 'USD');

describe('the value of a pipeline', () => {
  it('is nothing where nothing is open', () => {
    expect(pipelineOf(facts(), terms)).toMatchObject({ openCount: 0, openValue: usd(0n), weightedValue: usd(0n), wonCount: 0, wonValue: usd(0n) });
  });

  it.each([
    ['yen, which have no minor unit', [open('1000', 'JPY', '0.0067')], 670n],
    ['dinars, which have three digits', [open('12345', 'KWD', '3.25')], 4_012n], // 4,012.125
    ['a tie, to the even neighbour below', [open('100', 'KWD', '3.25')], 32n], // 32.5
    ['a tie, to the even neighbour above', [open('300', 'KWD', '3.25')], 98n], // 97.5
    ['two halves, added before they are rounded', [open('5', 'EUR', '1.1'), open('5', 'GBP', '1.1')], 11n], // 5.5 + 5.5; each alone would be 6
  ])('counts %s', (_, deals, expected) => {
    expect(pipelineOf(facts({ open: deals }), terms).openValue).toEqual(usd(expected));
  });

  it('is weighted before it is rounded, once', () => {
    const deals = [open('5', 'USD', '1', String(5 * 25)), open('5', 'EUR', '1', String(5 * 25))]; // 1.25 + 1.25
    expect(pipelineOf(facts({ open: deals }), terms).weightedValue).toEqual(usd(2n)); // 2.5 rounds to even
  });

  it('is unknown while a rate is missing, never less than it is', () => {
    expect(pipelineOf(facts({ open: [open('5', 'USD', '1'), open('5', 'CLF', null)], targets: [target('100')] }), terms))
      .toMatchObject({ openCount: 2, openValue: null, weightedValue: null, coverage: null, coverageReason: 'NO_RATE' });
  });

  it('is rounded as exact fractions are, whatever the amounts', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.bigInt(0n, 10n ** 14n), fc.integer({ min: 1, max: 99_999 })), { maxLength: 8 }), rows => {
      const exact = rows.reduce((sum, [minor, rate]) => sum + minor * BigInt(rate), 0n); // in ten-thousandths of a cent
      const [whole, rest] = [exact / 10_000n, exact % 10_000n];
      const expected = rest > 5_000n || (rest === 5_000n && whole % 2n === 1n) ? whole + 1n : whole;
      const deals = rows.map(([minor, rate], index) => open(minor.toString(), ['EUR', 'GBP'][index % 2] ?? 'EUR', `${Math.floor(rate / 10_000)}.${String(rate % 10_000).padStart(4, '0')}`));
      expect(pipelineOf(facts({ open: deals }), terms).openValue).toEqual(usd(expected));
    }));
  });
});

describe('coverage', () => {
  const coverage = (pipeline: bigint | null, won: bigint | null, wanted: bigint | null | undefined) =>
    coverageOf({ pipeline: pipeline === null ? null : usd(pipeline), won: won === null ? null : usd(won), target: wanted === null || wanted === undefined ? wanted : usd(wanted) });

  it('is the open pipeline over what is missing to the target', () => {
    expect(coverage(300n, 0n, 100n)).toEqual({ value: '3', reason: null });
    expect(coverage(100n, 70n, 100n)).toEqual({ value: '3.3333', reason: null });
    expect(coverage(0n, 0n, 100n)).toEqual({ value: '0', reason: null });
  });

  it('rounds to four places, half-even', () => {
    expect(coverage(1n, 0n, 20_000n).value).toBe('0'); // 0.00005
    expect(coverage(3n, 0n, 20_000n).value).toBe('0.0002'); // 0.00015
  });

  it.each([
    ['NO_TARGET', coverage(300n, 0n, undefined)],
    ['TARGET_MET', coverage(300n, 100n, 100n)],
    ['TARGET_MET', coverage(300n, 101n, 100n)],
    ['TARGET_MET', coverage(300n, 0n, 0n)],
    ['NO_RATE', coverage(null, 0n, 100n)],
    ['NO_RATE', coverage(300n, 0n, null)],
    ['NO_RATE', coverage(300n, null, 100n)],
  ])('is absent for %s', (reason, found) => {
    expect(found).toEqual({ value: null, reason });
  });

  it('adds targets of one period up and converts them', () => {
    expect(pipelineOf(facts({ open: [open('600', 'USD', '1', '30000')], targets: [target('100'), target('1', 'JPY', '1')] }), terms))
      .toMatchObject({ coverage: '3', weightedCoverage: '1.5', coverageReason: null });
  });

  it('is not told to those who do not see targets, whether there is one or not', () => {
    for (const targets of [[], [target('1')], [target('100', 'CLF', null)]]) {
      expect(pipelineOf(facts({ open: [open('600', 'USD', '1')], won: [open('50', 'USD', '1')], targets }), { ...terms, seesTargets: false }))
        .toMatchObject({ coverage: null, weightedCoverage: null, coverageReason: 'TARGET_HIDDEN' });
    }
  });
});
