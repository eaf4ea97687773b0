import { say } from '../screen.ts';
import { hive } from './hive.ts';
import { distributed, standalone, throughProxy } from './house.ts';
import { installedPeers } from './installed-peers.ts';
import { limit } from './limit.ts';
import { PROXIED } from './names.ts';
import { openProxy } from './proxy.ts';
import type { SetUp, Surroundings } from './set-up.ts';
import { stock } from './stock.ts';

export interface Opened {
  readonly setUps: readonly SetUp[];
  stop(): Promise<void>;
}

/** Without a network there is nothing to install from; the rest can be measured all the same. */
const peersOrNone = (): Promise<string | null> => installedPeers().catch((error: unknown) => {
  say(`The other gateways could not be installed, so they are left out: ${String(error)}`);
  return null;
});

/** Starts every set-up that is wanted; they run side by side, and those that are not asked idle. */
export async function openSetUps(surroundings: Surroundings, isWanted: (name: string) => boolean): Promise<Opened> {
  const began: { stop(): Promise<void> }[] = [];
  const setUps: SetUp[] = [];
  const stop = async (): Promise<void> => { for (let each = began.pop(); each; each = began.pop()) await each.stop(); };
  const open = async (name: string, opening: () => Promise<SetUp>): Promise<void> => {
    if (!isWanted(name)) return;
    const setUp = await opening();
    began.push(setUp);
    setUps.push(setUp);
    say(`${name} is up`);
  };
  try {
    await open('the limit', () => limit(surroundings));
    await open('standalone', () => standalone(surroundings));
    await open('stock', () => stock(surroundings));
    if (['distributed', PROXIED, 'hive', 'hive, native runtime'].some(isWanted)) {
      const behind = await distributed(surroundings);
      if (isWanted(behind.name)) await open(behind.name, () => Promise.resolve(behind));
      else began.push(behind);
      const proxy = await openProxy(surroundings, behind);
      began.push(proxy);
      await open(PROXIED, () => throughProxy(surroundings, behind, proxy));
      const peers = ['hive', 'hive, native runtime'].some(isWanted) ? await peersOrNone() : null;
      if (peers !== null) {
        await open('hive', () => hive(surroundings, { behind, proxy, peers }, { native: false }));
        await open('hive, native runtime', () => hive(surroundings, { behind, proxy, peers }, { native: true }));
      }
    }
    return { setUps, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
