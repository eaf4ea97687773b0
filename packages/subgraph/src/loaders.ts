import { isUuid } from '@channelgraph/domain';
import DataLoader from 'dataloader';

/** Rows in the order of the ids asked for, null where there is none. */
export function inOrder<Row, Key>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const found = new Map(rows.map(row => [keyOf(row), row]));
  return keys.map(key => found.get(key) ?? null);
}

/** As ids leave: the same id in capitals is nobody's, and must not be asked for beside it. */
export const isOwnId = (id: string): boolean => isUuid(id) && id === id.toLowerCase();

/** Loads by id: all ids of one request in one question. What is no UUID is nobody's id. */
export const byId = <Row extends { readonly id: string }>(ask: (ids: readonly string[]) => Promise<readonly Row[]>): DataLoader<string, Row | null> =>
  new DataLoader(async ids => inOrder(ids, await ask(ids.filter(isOwnId)), row => row.id));

/** Loads something per id, keyed by the asker: the value of `ask`'s map, null where it has none. */
export const perId = <Value>(ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>): DataLoader<string, Value | null> =>
  new DataLoader(async ids => {
    const found = await ask(ids.filter(isOwnId));
    return ids.map(id => found.get(id) ?? null);
  });

/** One loader per set of arguments, so that equal fields of many parents share one question. */
export function perArguments<Args, Value>(make: (args: Args) => DataLoader<string, Value>): (args: Args) => DataLoader<string, Value> {
  const loaders = new Map<string, DataLoader<string, Value>>();
  let last: { readonly args: Args; readonly loader: DataLoader<string, Value> } | undefined;
  return args => {
    if (last?.args === args) return last.loader;
    const key = JSON.stringify(args);
    const loader = loaders.get(key) ?? make(args);
    loaders.set(key, loader);
    last = { args, loader };
    return loader;
  };
}
