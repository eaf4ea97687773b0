import { raw, type Sql } from '@channelgraph/database';
import { exact, rounded, type Exact } from '@channelgraph/domain';
import type { Measure, Quantity } from './measure.ts';

const columnsOf = (name: string, withSpread: boolean): string => {
  const sum = `coalesce(sum(t."${name}"), 0) as "${name}"`;
  return withSpread
    ? `${sum}, count(*) filter (where t."${name}" <> 0)::int as "${name}Partners", coalesce(max(abs(t."${name}")), 0) as "${name}Largest"`
    : sum;
};

/** Select list that adds columns up over alias `t`, which has a row for each partner; with how they spread over the partners, if wanted. */
export const addedUp = (names: readonly string[], withSpread: boolean): Sql =>
  raw(names.map((name) => columnsOf(name, withSpread)).join(', '));

/** A row selected with `addedUp`: numeric as text, counts as numbers. */
export type SumRow = Readonly<Record<string, unknown>>;

/** What stands for an amount that no rate converts; a sum over it is the same again. */
const UNCONVERTED = 'NaN';

const textIn = (row: SumRow, column: string): string => row[column] as string; // `addedUp` selects numerics, which arrive as text

/** A sum of converted money, rounded here: once, half-even, at the end. */
export const amountOf = (sum: string): Quantity => (sum === UNCONVERTED ? { amount: 0n, obstacle: 'NO_RATE' } : { amount: rounded(sum), obstacle: null });

const largestOf = (text: string): Exact => (text === UNCONVERTED ? 0n : exact(text));

function spreadOf(row: SumRow, name: string): Measure['spread'] {
  const partners = row[`${name}Partners`];
  return typeof partners === 'number' ? { partners, largest: largestOf(textIn(row, `${name}Largest`)) } : null;
}

function named<Name extends string>(names: readonly Name[], measure: (name: Name) => Measure): Readonly<Record<Name, Measure>> {
  const found = {} as Record<Name, Measure>; // one per name, in a moment
  for (const name of names) found[name] = measure(name);
  return found;
}

export const countsIn = <Name extends string>(row: SumRow, names: readonly Name[]): Readonly<Record<Name, Measure>> =>
  named(names, (name) => ({ amount: exact(textIn(row, name)), obstacle: null, spread: spreadOf(row, name) }));

/** Sums of converted money. */
export const valuesIn = <Name extends string>(row: SumRow, names: readonly Name[]): Readonly<Record<Name, Measure>> =>
  named(names, (name) => {
    const { amount, obstacle } = amountOf(textIn(row, name));
    return { amount, obstacle, spread: spreadOf(row, name) };
  });
