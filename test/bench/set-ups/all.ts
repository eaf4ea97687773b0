import { say } from '../screen.ts';
import { distributed, standalone, throughProxy } from './house.ts';
import { limit } from './limit.ts';
import { openProxy } from './proxy.ts';
import type { SetUp, Surroundings } from './set-up.ts';
import { stock } from './stock.ts';

export interface Opened {
  readonly setUps: readonly SetUp[];
  stop(): Promise<void>;
}

/** Starts every set-up that is wanted; they run side by side, and those that are not asked idle. */
export async function openSetUps(surroundings: Surroundings, isWanted: (name: string) => boolean): Promise<Opened> {
  const began: { stop(): Promise<void> }[] = [];
  const setUps: SetUp[] = [];
  const stop = async (): Promise<void> => { for (const each of began.reverse()) await each.stop(); };
  const open = async (opening: Promise<SetUp>): Promise<void> => {
    const setUp = await opening;
    began.push(setUp);
    if (isWanted(setUp.name)) setUps.push(setUp);
    say(`${setUp.name} is up`);
  };
  try {
    await open(limit(surroundings));
    await open(standalone(surroundings));
    const behind = await distributed(surroundings);
    await open(Promise.resolve(behind));
    const proxy = await openProxy(surroundings, behind);
    began.push(proxy);
    await open(throughProxy(surroundings, behind, proxy));
    await open(stock(surroundings));
    return { setUps, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
