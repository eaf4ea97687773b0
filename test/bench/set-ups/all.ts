import type { Rows } from '../data/databases.ts';
import { say } from '../screen.ts';
import { hive } from './hive.ts';
import { distributed, standalone, throughProxy } from './house.ts';
import { limit } from './limit.ts';
import { NO_POLICIES, PROXIED, TENTH } from './names.ts';
import { openProxy } from './proxy.ts';
import type { SetUp, Surroundings } from './set-up.ts';
import { stock } from './stock.ts';

export interface Opened {
  /** Those that answer the same questions about the same rows. */
  readonly setUps: readonly SetUp[];
  /** Ours over the same rows without policies, and over a tenth of them. */
  readonly noPolicies: SetUp | null;
  readonly tenth: SetUp | null;
  stop(): Promise<void>;
}

export interface Wanted {
  readonly isWanted: (name: string) => boolean;
  readonly noPolicies: Rows | null;
  readonly tenth: Rows | null;
}

/** Starts every set-up that is wanted; they run side by side, and those that are not asked idle. */
export async function openSetUps(surroundings: Surroundings, { isWanted, noPolicies, tenth }: Wanted): Promise<Opened> {
  const began: { stop(): Promise<void> }[] = [];
  const setUps: SetUp[] = [];
  const stop = async (): Promise<void> => { for (const each of began.reverse()) await each.stop(); };
  const kept = async (opening: Promise<SetUp>): Promise<SetUp> => {
    const setUp = await opening;
    began.push(setUp);
    say(`${setUp.name} is up`);
    return setUp;
  };
  const open = async (name: string, opening: () => Promise<SetUp>): Promise<void> => { if (isWanted(name)) setUps.push(await kept(opening())); };
  const over = async (rows: Rows | null, name: string): Promise<SetUp | null> => (rows && isWanted(name) ? kept(standalone({ ...surroundings, rows }, { name })) : null);
  try {
    await open('the limit', () => limit(surroundings));
    await open('standalone', () => standalone(surroundings));
    await open('stock', () => stock(surroundings));
    if (isWanted(PROXIED) || isWanted('distributed') || isWanted('hive') || isWanted('hive, native runtime')) {
      const behind = await distributed(surroundings);
      await open(behind.name, () => Promise.resolve(behind));
      if (!isWanted(behind.name)) began.push(behind);
      const proxy = await openProxy(surroundings, behind);
      began.push(proxy);
      await open(PROXIED, () => throughProxy(surroundings, behind, proxy));
      await open('hive', () => hive(surroundings, { behind, proxy }, { native: false }));
      await open('hive, native runtime', () => hive(surroundings, { behind, proxy }, { native: true }));
    }
    return { setUps, noPolicies: await over(noPolicies, NO_POLICIES), tenth: await over(tenth, TENTH), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
