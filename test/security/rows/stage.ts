import { scopesOf } from '@channelgraph/subgraph';
import { SUBGRAPHS } from '../noninterference/cases.ts';
import { guardedTables, policies } from '../noninterference/databases.ts';
import type { Market, Watcher } from '../noninterference/market.ts';
import { openPair, type Pair, type Told } from '../noninterference/pair.ts';

/** Two partners' world with somebody in every role, and the fences that can be taken down. */
export interface Stage {
  readonly pair: Pair;
  readonly market: Market;
  readonly watcher: (role: string) => Watcher;
  /** Asks in the world as it is. */
  readonly ask: (who: Watcher, query: string, variables?: Readonly<Record<string, unknown>>, at?: string) => Promise<Told>;
  /** Does something with row scopes and policies off, as an attacker would wish. */
  readonly unfenced: <Result>(work: () => Promise<Result>) => Promise<Result>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const pair = await openPair(3, 2);
  const tables = await guardedTables(pair.databases.whole);
  const [market] = pair.worlds.markets;
  if (!market) throw new RangeError('There is no market.');
  const open = await pair.unscoped(SUBGRAPHS.flatMap(scopesOf));
  return {
    pair, market,
    watcher(role) {
      const found = market.watchers.find(({ actor }) => actor.role === role);
      if (!found) throw new RangeError(role);
      return found;
    },
    ask: (who, query, variables = {}, at = 'gateway') => pair.askIn('whole', who.actor, { at, query, variables }),
    async unfenced(work) {
      open.begin();
      await policies('disable', tables, [pair.databases.whole]);
      try {
        return await work();
      } finally {
        await policies('enable', tables, [pair.databases.whole]);
        open.end();
      }
    },
    close: async () => {
      await open.close();
      await pair.close();
    },
  };
}
