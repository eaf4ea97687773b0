import type { Reporter, TestCase } from 'vitest/node';

/** How far the tests are. */
export interface Progress {
  readonly finished: number;
  readonly failed: number;
}

/** Whether a message from the test process is our own. */
export const isProgress = (message: unknown): message is Progress =>
  typeof message === 'object' && message !== null && 'finished' in message && 'failed' in message;

/** A vitest reporter that tells the process that started vitest, and nobody else. */
export default class ProgressReporter implements Reporter {
  private finished = 0;
  private failed = 0;

  onTestCaseResult(test: TestCase): void {
    this.finished += 1;
    if (test.result().state === 'failed') this.failed += 1;
    const progress: Progress = { finished: this.finished, failed: this.failed };
    process.send?.(progress);
  }
}
