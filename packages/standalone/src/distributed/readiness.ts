import { setTimeout as pause } from 'node:timers/promises';

const ASK_EVERY_MS = 50;
const ANSWERED_WITHIN_MS = 2_000;

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) }).then(response => response.ok, () => false);

/** Asks a process until it is ready for requests; gives up when told, and returns whether it became ready. */
export async function untilReady(url: string, given: AbortSignal): Promise<boolean> {
  while (!given.aborted) {
    if (await isReady(url)) return true;
    await pause(ASK_EVERY_MS, undefined, { signal: given }).catch(() => undefined);
  }
  return false;
}
