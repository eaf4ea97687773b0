/** One process at a time works on a data folder. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionableError } from '@channelgraph/config';
import { nullIfMissing } from './failures.ts';
import { beginningOf, isRunning } from './processes.ts';

/**
 * Takes the folder for this process and returns how to give it back. A hold left by a killed process is taken over; one
 * of a living process is an ActionableError that names it.
 */
export async function hold(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'postgres.lock');
  const mine = join(folder, `postgres.lock-${randomUUID()}`);
  const card = `${process.pid} ${await beginningOf(process.pid)} ${randomUUID()}\n`;
  await writeFile(mine, card, { mode: 0o644 });
  try {
    while (!(await linked(mine, lock))) {
      const found = await cardIn(lock);
      if (found === null) continue; // given back in this moment
      await refuseIfHeld(folder, found);
      await discard(lock, found);
    }
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    if ((await cardIn(lock)) === card) await rm(lock, { force: true });
  };
}

/** A link is made whole or not at all, so a lock never lacks its card. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const cardIn = async (lock: string): Promise<string | null> => readFile(lock, 'utf8').catch(nullIfMissing);

/** The living process that works on the folder, or null. */
export async function holderOf(folder: string): Promise<number | null> {
  const card = await cardIn(join(folder, 'postgres.lock'));
  return card === null ? null : livingHolder(card);
}

async function livingHolder(card: string): Promise<number | null> {
  const pid = Number(/^\d+/.exec(card)?.[0] ?? 0);
  return pid > 0 && (await isRunning(pid)) && card.startsWith(`${pid} ${await beginningOf(pid)} `) ? pid : null;
}

async function refuseIfHeld(folder: string, card: string): Promise<void> {
  const pid = await livingHolder(card);
  if (pid === null) return;
  const isOwn = pid === process.pid;
  throw new ActionableError({
    what: `The data folder ${folder} is in use.`,
    why: isOwn ? `this process (${pid}) runs a server on it already.` : `process ${pid} runs the server on it.`,
    next: `${isOwn ? 'use that server' : `stop that one first (kill ${pid})`}, or take another folder: DATA_DIR=<folder> npm start`,
  });
}

/** Two may find the same dead card: what the slower one takes away by mistake is put back. */
async function discard(lock: string, dead: string): Promise<void> {
  const aside = `${lock}-${randomUUID()}`;
  const isMoved = await rename(lock, aside).then(() => true, nullIfMissing);
  if (!isMoved) return;
  if ((await cardIn(aside)) !== dead) await linked(aside, lock);
  await rm(aside, { force: true });
}
