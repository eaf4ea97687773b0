import type { CompiledFetch } from './compile-fetch.ts';
import { requestFor } from './merge-fetches.ts';
import type { HopRequest } from './merge-fetches.ts';
import type { ScheduledFetch } from './schedule.ts';

/** What one subgraph is asked in one step, as one request. */
export interface Hop {
  readonly subgraph: string;
  readonly fetches: readonly CompiledFetch[];
  /** Hops before it in the same plan, by number. */
  readonly after: readonly number[];
  /** The request for those of its fetches that have something to ask: bit by bit. */
  request(asking: number): HopRequest;
}

/** Thirty-one bits of a number say which fetches of a hop ask something. */
const MOST_FETCHES = 31;

/**
 * Puts together what goes to the same subgraph in the same step: questions about entities become one request. Questions
 * about roots stay alone, since mutations do and a subgraph gets its root fields together anyway.
 */
export function hopsOf(scheduled: readonly ScheduledFetch[], compile: (fetch: ScheduledFetch) => CompiledFetch): readonly Hop[] {
  const groups: ScheduledFetch[][] = [];
  const open = new Map<string, ScheduledFetch[]>();
  for (const fetch of scheduled) {
    const key = `${fetch.step} ${fetch.node.serviceName}`;
    const group = fetch.node.requires === undefined ? undefined : open.get(key);
    if (group !== undefined && group.length < MOST_FETCHES) {
      group.push(fetch);
      continue;
    }
    const begun = [fetch];
    groups.push(begun);
    if (fetch.node.requires !== undefined) open.set(key, begun);
  }
  const numbers = new Map(groups.flatMap((group, number) => group.map(fetch => [fetch, number] as const)));
  return groups.map(group => {
    const after = new Set(group.flatMap(fetch => fetch.after.flatMap(earlier => numbers.get(earlier) ?? [])));
    return hop(group.map(compile), [...after]);
  });
}

function hop(fetches: readonly CompiledFetch[], after: readonly number[]): Hop {
  const requests = new Map<number, HopRequest>();
  return {
    subgraph: fetches[0]?.subgraph ?? '',
    fetches,
    after,
    request: asking => {
      const known = requests.get(asking);
      if (known !== undefined) return known;
      const request = requestFor(fetches.filter((_, index) => (asking & (1 << index)) !== 0));
      if (requests.size < fetches.length * 4) requests.set(asking, request);
      return request;
    },
  };
}
