/** Who waits for the same answer. */
interface Question<T> {
  readonly answer: Promise<T>;
  readonly abandon: AbortController;
  waiting: number;
}

/** Asks a question once for all who ask the same before it is answered. Each stops waiting when its own signal says so. */
export type Ask<T> = (question: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Joins questions that are the same while they are under way; an answer is never kept. What is asked is given up when nobody
 * waits for it any more.
 */
export function inFlight<T>(): Ask<T> {
  const open = new Map<string, Question<T>>();

  const begin = (key: string, ask: (signal: AbortSignal) => Promise<T>): Question<T> => {
    const abandon = new AbortController();
    const forget = (): void => { if (open.get(key) === begun) open.delete(key); };
    const begun: Question<T> = { answer: ask(abandon.signal).finally(forget), abandon, waiting: 0 };
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
    question.waiting += 1;
    const leave = (): void => {
      reject(reasonOf());
      question.waiting -= 1;
      if (question.waiting > 0) return;
      if (open.get(key) === question) open.delete(key); // whoever comes now is not to share the end of it
      question.abandon.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    question.answer.then(resolve, reject).finally(() => { signal.removeEventListener('abort', leave); });
  });
}
