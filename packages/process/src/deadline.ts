/** The work took longer than anybody was going to wait. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/**
 * Waits for `work` no longer than `milliseconds` and then rejects with DeadlinePassed. The signal tells the work to
 * stop; what it still answers afterwards goes nowhere.
 */
export async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (milliseconds <= 0) throw new DeadlinePassed();
  const abandonment = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const passed = new DeadlinePassed();
      reject(passed);
      abandonment.abort(passed);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(abandonment.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
