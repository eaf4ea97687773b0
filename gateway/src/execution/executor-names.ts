/** What runs operations: plans compiled here, or the executor that comes with `@apollo/gateway`. */
export const EXECUTORS = ['compiled', 'apollo'] as const;
export type ExecutorName = (typeof EXECUTORS)[number];
