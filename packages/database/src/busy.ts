import { setTimeout as pause } from 'node:timers/promises';

/** PostgreSQL's and the socket's ways of saying: not now. Codes from PostgreSQL's appendix A and Node's system errors. */
const BUSY = new Set(['57014', '55P03', '40001', '40P01', '53300', '57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** True when trying again later may help. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'string' && BUSY.has(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return message.includes('timeout exceeded when trying to connect') || message.includes('Connection terminated');
}

const MOST_TRIES = 5;
const PAUSE_MS = 500;

interface Patience {
  /** Hears each time that it was too busy. */
  readonly onBusy?: (error: unknown) => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/**
 * Asks again where the database was busy, a few times in a row: for what takes minutes, and must not be given up because one
 * statement in all that time came too late. Whatever else goes wrong is thrown at once.
 */
export async function askAgainWhenBusy<Result>(ask: () => Promise<Result>, { onBusy, signal }: Patience = {}): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error) || tries === MOST_TRIES) throw error;
      onBusy?.(error);
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}
