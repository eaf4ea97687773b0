import { EventEmitter } from 'node:events';

/** Says `abort` when nobody waits any more. An AbortSignal would do the same, and cost as much as half the request. */
export class Abandonment extends EventEmitter {
  aborted = false;
  reason: unknown;

  abandon(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    this.emit('abort');
  }
}

/** Who waits for the same answer. */
interface Question<T> {
  readonly answer: Promise<T>;
  readonly abandonment: Abandonment;
  waiting: number;
}

/** Asks a question once for all who ask the same before it is answered. Each stops waiting when its own signal says so. */
export type Ask<T> = (question: string, signal: AbortSignal, ask: (abandonment: Abandonment) => Promise<T>) => Promise<T>;

/**
 * Joins questions that are the same while they are under way; an answer is never kept. What is asked is given up when nobody
 * waits for it any more.
 */
export function inFlight<T>(): Ask<T> {
  const open = new Map<string, Question<T>>();

  const begin = (key: string, ask: (abandonment: Abandonment) => Promise<T>): Question<T> => {
    const abandonment = new Abandonment();
    const begun: Question<T> = { answer: ask(abandonment), abandonment, waiting: 0 };
    open.set(key, begun);
    return begun;
  };

  return (key, signal, ask) => new Promise<T>((resolve, reject) => {
    const reasonOf = (): Error => (signal.reason instanceof Error ? signal.reason : new Error('Nobody waits any more.'));
    if (signal.aborted) {
      reject(reasonOf());
      return;
    }
    const question = open.get(key) ?? begin(key, ask);
    const forget = (): void => { if (open.get(key) === question) open.delete(key); };
    question.waiting += 1;
    const leave = (): void => {
      reject(reasonOf());
      question.waiting -= 1;
      if (question.waiting > 0) return;
      forget(); // whoever comes now is not to share the end of it
      question.abandonment.abandon(signal.reason);
    };
    const over = (): void => {
      forget();
      signal.removeEventListener('abort', leave);
    };
    signal.addEventListener('abort', leave, { once: true });
    question.answer.then(
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
