import { compare, plus, times, type Exact } from '@channelgraph/domain';
import type { Measure } from './measure.ts';

/** Fewer partners than this could be told apart in a sum. */
export const LEAST_PARTNERS = 5;

/** Cells of one sum, by region. */
type Cells = ReadonlyMap<string, Measure>;

/** Several regions' sums as one: partners belong to one region each. */
export function together(cells: readonly Measure[]): Measure {
  const spreads = cells.map(({ spread }) => spread ?? { partners: 0, largest: 0n });
  return {
    amount: cells.reduce<Exact>((sum, { amount }) => plus(sum, amount), 0n),
    obstacle: cells.find(({ obstacle }) => obstacle !== null)?.obstacle ?? null,
    spread: {
      partners: spreads.reduce((sum, { partners }) => sum + partners, 0),
      largest: spreads.reduce<Exact>((most, { largest }) => (compare(largest, most) > 0 ? largest : most), 0n),
    },
  };
}

/** A sum may be shown when at least five partners contribute and none of them more than half. */
export const isTellable = ({ amount, spread }: Measure): boolean =>
  spread !== null && spread.partners >= LEAST_PARTNERS && compare(times(spread.largest, 2n), amount) <= 0;

/** What hides the rest at the least loss: few partners first, then small sums. */
const byWeight = ([aKey, a]: [string, Measure], [bKey, b]: [string, Measure]): number =>
  (a.spread?.partners ?? 0) - (b.spread?.partners ?? 0) || compare(a.amount, b.amount) || (aKey < bKey ? -1 : 1);

/**
 * The regions whose cell must not be shown. The sum over all regions is shown elsewhere, so what is hidden can be
 * worked out as a whole: a single hidden region is joined by another, and regions join until their sum may be shown.
 */
function hidden(cells: Cells, others: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const keys = new Set([...cells].filter(([key, cell]) => others.has(key) || !isTellable(cell)).map(([key]) => key));
  const isSafe = () => keys.size === 0 || (keys.size > 1 && isTellable(together([...cells].filter(([key]) => keys.has(key)).map(([, cell]) => cell))));
  for (const [key] of [...cells].filter(([key]) => !keys.has(key)).sort(byWeight)) {
    if (isSafe()) break;
    keys.add(key);
  }
  return keys;
}

/** The cells of one sum with those withheld that must not be shown, for their own sake or for that of `others`. */
export function withheld(cells: Cells, others?: ReadonlySet<string>): Cells {
  const keys = hidden(cells, others);
  return new Map([...cells].map(([key, cell]) => [key, keys.has(key) ? { ...cell, obstacle: 'SUPPRESSED' } : cell]));
}

/** Whole → rest: what is left of a sum without the part that is told beside it. */
export type Rests<Name extends string> = Partial<Readonly<Record<Name, Name>>>;

/** The same for records of several sums: each sum has its own cells, withheld also where its rest must not be shown. */
export function withheldEach<Name extends string>(
  rows: ReadonlyMap<string, Readonly<Record<Name, Measure>>>, rests: Rests<NoInfer<Name>> = {},
): ReadonlyMap<string, Readonly<Record<Name, Measure>>> {
  const names = Object.keys([...rows.values()][0] ?? {}) as Name[]; // the records' own keys
  const cellsOf = (name: Name): Cells => new Map([...rows].map(([key, row]) => [key, row[name]]));
  const cells = new Map(names.map((name) => {
    const rest = rests[name];
    return [name, withheld(cellsOf(name), rest && hidden(cellsOf(rest)))];
  }));
  return new Map([...rows].map(([key, row]) => [
    key,
    Object.fromEntries(names.map((name) => [name, cells.get(name)?.get(key) ?? row[name]])) as Record<Name, Measure>, // one per name
  ]));
}

export const hide = (measure: Measure): Measure => ({ ...measure, obstacle: 'SUPPRESSED' });
export const hideAll = (cells: Cells): Cells => new Map([...cells].map(([key, cell]) => [key, hide(cell)]));

/** Where a partner may be in several cells, nobody can say how few are behind those hidden: all are told, or none. */
export const allOrNone = (cells: Cells): Cells => ([...cells.values()].every(isTellable) ? cells : hideAll(cells));
