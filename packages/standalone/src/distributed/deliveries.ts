import { setTimeout as pause } from 'node:timers/promises';
import { eventsWaiting, openDatabase, askAgainWhenBusy, type SubgraphUrls } from '@channelgraph/database';
import { urlsOf } from '../prepare.ts';
import { members } from '../subgraphs.ts';

const LOOK_EVERY_MS = 100;

/** A look into every publisher's log: how far its consumers are behind. The processes hand the events over themselves. */
export interface Deliveries {
  /** Events that wait, by `publisher → consumer`. */
  lag(): Promise<ReadonlyMap<string, number>>;
  /** Resolves when nothing waits any more; `report` hears how many still do. Returns how many there were. */
  untilDone(report: (waiting: number) => void): Promise<number>;
  close(): Promise<void>;
}

export async function watchDeliveries(urls: ReadonlyMap<string, SubgraphUrls>): Promise<Deliveries> {
  const publishers = await Promise.all(members.map(async ({ name }) => ({
    consumers: members.filter(({ listensTo }) => listensTo.includes(name)).map(consumer => consumer.name),
    database: await openDatabase({ name, url: urlsOf(urls, name).url, entities: [], maxConnections: 1 }),
  })));
  const lag = async () => {
    const all = await Promise.all(publishers.map(async ({ database, consumers }) =>
      [...await eventsWaiting(database, consumers)].map(([consumer, { count }]) => [`${database.name} → ${consumer}`, count] as const)));
    return new Map(all.flat());
  };
  const waiting = async () => [...(await lag()).values()].reduce((sum, count) => sum + count, 0);
  return {
    lag,
    async untilDone(report) {
      const atFirst = await askAgainWhenBusy(waiting);
      for (let left = atFirst; left > 0; left = await askAgainWhenBusy(waiting)) {
        report(left);
        await pause(LOOK_EVERY_MS);
      }
      return atFirst;
    },
    async close() {
      await Promise.all(publishers.map(({ database }) => database.close()));
    },
  };
}
