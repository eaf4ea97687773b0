import { NOBODY } from './known.ts';
import type { Watcher } from './market.ts';
import type { Pair } from './pair.ts';
import { byKeys } from './questions.ts';

/** Something that is hidden from somebody in every state of the world. */
export interface Hidden {
  readonly subgraph: string;
  readonly type: string;
  readonly id: string;
  readonly from: Watcher;
}

const WORDS: Readonly<Record<string, string>> = { PartnerEvent: '{ __typename id title region startsAt }', Territory: '{ __typename id code name }' };

/** In which words what is hidden differs from what does not exist; null where nobody could tell which it is. */
export async function unlikeUnknown({ askIn }: Pair, { subgraph, type, id, from: { actor } }: Hidden): Promise<string | null> {
  const told = async (key: string) => JSON.stringify(await askIn('whole', actor, { at: subgraph, ...byKeys({ name: type }, [key], WORDS[type] ?? '{ __typename id }') })).replaceAll(key, 'id');
  const [hidden, unknown] = [await told(id), await told(NOBODY)];
  return hidden === unknown ? null : `${type} ${id} is told from none: ${hidden}`;
}
