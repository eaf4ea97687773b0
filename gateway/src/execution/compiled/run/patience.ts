import { DeadlinePassed } from '@channelgraph/process';

/** What is still waited for. */
export interface Patience {
  /** Aborts when nobody waits any more. It comes into being when somebody looks at it: to make one costs more than many a question. */
  readonly signal: AbortSignal;
}

class Waiting implements Patience {
  #controller: AbortController | undefined;
  #reason: DeadlinePassed | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  end(reason: DeadlinePassed): void {
    this.#reason = reason;
    this.#controller?.abort(reason);
  }
}

/**
 * Waits for `work` no longer than `milliseconds` and then rejects with DeadlinePassed. What the work still answers
 * afterwards goes nowhere.
 */
export function patiently<T>(milliseconds: number, work: (patience: Patience) => Promise<T>): Promise<T> {
  if (milliseconds <= 0) return Promise.reject(new DeadlinePassed());
  const waiting = new Waiting();
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      const passed = new DeadlinePassed();
      reject(passed);
      waiting.end(passed);
    }, milliseconds);
    work(waiting).then(
      answer => {
        clearTimeout(timer);
        resolve(answer);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
