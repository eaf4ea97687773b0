import { setTimeout as pause } from 'node:timers/promises';
import { eventsWaiting, isBusy, openDatabase, type SubgraphUrls } from '@channelgraph/database';
import { urlsOf } from '../prepare.ts';
import { members } from '../subgraphs.ts';

const LOOK_EVERY_MS = 100;
const MOST_LOOKS_IN_VAIN = 20;

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
  /** Null where a database was too busy with the events themselves to say; the next look asks again, and a few more do. */
  let inVain = 0;
  const look = async () => {
    try {
      const left = await waiting();
      inVain = 0;
      return left;
    } catch (error) {
      if (!isBusy(error) || ++inVain > MOST_LOOKS_IN_VAIN) throw error;
      return null;
    }
  };
  return {
    lag,
    async untilDone(report) {
      let atFirst: number | undefined;
      for (let left = await look(); left !== 0; left = await look()) {
        if (left !== null) {
          atFirst ??= left;
          report(left);
        }
        await pause(LOOK_EVERY_MS);
      }
      return atFirst ?? 0;
    },
    async close() {
      await Promise.all(publishers.map(({ database }) => database.close()));
    },
  };
}
