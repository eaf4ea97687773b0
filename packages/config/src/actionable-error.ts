export interface Explanation {
  /** What did not work, in the reader's words. */
  readonly what: string;
  /** The reason, with the names and numbers the reader needs. */
  readonly why: string;
  /** The next thing to do: a command to paste where there is one. */
  readonly next: string;
  readonly cause?: unknown;
  /** How a main ends after it; 1 unless said otherwise. */
  readonly exitCode?: number;
}

/** A failure its reader can do something about. Its message is three lines: what, why and what to do next. */
export class ActionableError extends Error {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly exitCode: number;

  constructor({ what, why, next, cause, exitCode = 1 }: Explanation) {
    super(`${what}\nWhy: ${why}\nNext: ${next}`, cause === undefined ? undefined : { cause });
    this.name = 'ActionableError';
    this.what = what;
    this.why = why;
    this.next = next;
    this.exitCode = exitCode;
  }
}
