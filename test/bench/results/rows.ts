import { median, spread } from '../load/statistics.ts';
import type { Counts } from '../measure/counts.ts';
import type { Rounds } from '../measure/rounds.ts';
import type { Row } from './results.ts';

const rounded = (number: number, places: number): number => Number(number.toFixed(places));

/** One line of the table. */
export function rowOf({ setUp, question, loads, processor }: Rounds, counts: Counts | undefined, memoryMegabytes: number | null): Row {
  const each = loads.map(load => load.perSecond);
  return {
    setUp: setUp.name, query: question.name,
    perSecond: rounded(median(each), 1), spread: rounded(spread(each), 2),
    failedPercent: rounded(100 * loads.reduce((sum, load) => sum + load.failures, 0) / loads.reduce((sum, load) => sum + load.answered, 0), 1),
    p50: rounded(median(loads.map(load => load.p50)), 2), p99: rounded(median(loads.map(load => load.p99)), 2),
    processorMilliseconds: processor.length === 0 ? null : rounded(median(processor), 2),
    memoryMegabytes: memoryMegabytes === null ? null : Math.round(memoryMegabytes),
    subgraphRequests: counts?.subgraphRequests ?? null, statements: counts?.statements ?? null,
  };
}
