import type { CompiledFetch } from '../plan/compile-fetch.ts';
import type { Hop } from '../plan/hops.ts';
import { identityOf, represent } from '../plan/representations.ts';
import { applyRewrites } from '../plan/rewrites.ts';
import type { JsonRecord } from '../../records.ts';
import { objectsAt } from './places.ts';

/** One fetch of a hop, with what it is about this time. */
export interface PartOfRun {
  readonly fetch: CompiledFetch;
  /** Response name of its entities; null when it is about the root. */
  entities: string | null;
  /** The objects at the fetch's path. */
  readonly objects: readonly JsonRecord[];
  /** What the subgraph is told, each once; null when it is asked about its root. */
  readonly representations: readonly JsonRecord[] | null;
  /** For each object the number of its representation, -1 for those about which nothing is asked. */
  readonly positions: readonly number[];
}

/** What a fetch has to ask with the data that are there; null when there is nothing that it could be about. */
export function partOf(fetch: CompiledFetch, data: JsonRecord): PartOfRun | null {
  const objects = objectsAt(fetch.path, data);
  if (objects.length === 0) return null;
  const { required } = fetch;
  if (required === null) return { fetch, entities: null, objects, representations: null, positions: [] };
  const representations: JsonRecord[] = [];
  const known = new Map<string, number>();
  const positions = objects.map(object => {
    const representation = represent(required, object);
    if (representation === null || !isNamed(representation)) return -1;
    applyRewrites(fetch.inputRewrites, representation);
    if (objects.length === 1) return representations.push(representation) - 1;
    const identity = identityOf(representation);
    const position = known.get(identity);
    if (position !== undefined) return position;
    known.set(identity, representations.length);
    return representations.push(representation) - 1;
  });
  return representations.length === 0 ? null : { fetch, entities: '_entities', objects, representations, positions };
}

const isNamed = ({ __typename: name }: JsonRecord): boolean => typeof name === 'string' && name !== '';

/** The fetches of a hop that have something to ask, and which those are: bit by bit, from the first. */
export function partsOf({ fetches }: Hop, data: JsonRecord): { readonly parts: readonly PartOfRun[]; readonly asking: number } {
  const parts: PartOfRun[] = [];
  let asking = 0;
  fetches.forEach((fetch, index) => {
    const part = partOf(fetch, data);
    if (part === null) return;
    parts.push(part);
    asking |= 1 << index;
  });
  return { parts, asking };
}
