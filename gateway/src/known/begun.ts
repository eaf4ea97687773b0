import type { CostReport } from '../protection/charge-operations.ts';
import type { Result } from '../execution/executors.ts';

/**
 * What has been done for an operation before Apollo Server is asked to finish it: nothing of it is done again, and what went
 * wrong goes wrong there in the same way.
 */
export interface Begun {
  /** It has been weighed, and taken from the caller's budget. */
  readonly charged: Promise<CostReport | undefined>;
  /** It has been run; undefined where it did not come to that. */
  readonly result?: Promise<Result>;
}
