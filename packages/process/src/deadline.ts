import { CallerLeft } from './departure.ts';
import type { Departure } from './departure.ts';

/** The work took longer than anybody was going to wait. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** What is still waited for. */
export interface Patience {
  /** Aborts when nobody waits any more. It comes into being when somebody looks at it: to make one costs more than many a question. */
  readonly signal: AbortSignal;
}

class Waiting implements Patience {
  #controller: AbortController | undefined;
  #reason: Error | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  end(reason: Error): void {
    this.#reason = reason;
    this.#controller?.abort(reason);
  }
}

/**
 * Waits for `work` no longer than `milliseconds` and then rejects with DeadlinePassed; when the caller leaves before, with
 * CallerLeft. The signal tells the work to stop; what it still answers afterwards goes nowhere.
 * @param departure the caller without whom nobody waits; undefined for work that is to be finished all the same
 */
export function within<T>(milliseconds: number, work: (patience: Patience) => Promise<T>, departure?: Departure): Promise<T> {
  if (departure?.hasLeft === true) return Promise.reject(new CallerLeft());
  if (milliseconds <= 0) return Promise.reject(new DeadlinePassed());
  const waiting = new Waiting();
  return new Promise<T>((resolve, reject) => {
    const giveUp = (reason: Error): void => {
      over();
      reject(reason);
      waiting.end(reason);
    };
    const timer = setTimeout(() => { giveUp(new DeadlinePassed()); }, milliseconds);
    const stay = departure?.onLeft(() => { giveUp(new CallerLeft()); });
    const over = (): void => {
      clearTimeout(timer);
      stay?.();
    };
    new Promise<T>(begin => { begin(work(waiting)); }).then(
      answer => {
        over();
        resolve(answer);
      },
      (error: unknown) => {
        over();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
