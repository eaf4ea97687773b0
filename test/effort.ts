/** How hard a run tries. Tests read it with `inject('effort')`, so that the full run finds what the everyday run is too short for. */
export interface Effort {
  readonly name: 'everyday' | 'full';
  /** Examples per property (fast-check). */
  readonly propertyRuns: number;
  /** Rounds of each race between concurrent transactions. */
  readonly raceRounds: number;
  /** Lives of a worker that end by SIGKILL. */
  readonly workerKills: number;
  /** Random GraphQL documents sent to the front door. */
  readonly randomDocuments: number;
  /** Random operations that two executors answer, over all graphs. */
  readonly comparedOperations: number;
  /** What is tried of generated code: that it compiles and answers, or everything that is asked of code in this house. */
  readonly generated: 'answers' | 'everything';
}

export const efforts: Readonly<Record<Effort['name'], Effort>> = {
  everyday: { name: 'everyday', propertyRuns: 100, raceRounds: 20, workerKills: 50, randomDocuments: 200, comparedOperations: 210, generated: 'answers' },
  full: { name: 'full', propertyRuns: 10_000, raceRounds: 1_000, workerKills: 200, randomDocuments: 20_000, comparedOperations: 5_000, generated: 'everything' },
};

declare module 'vitest' {
  interface ProvidedContext {
    readonly effort: Effort;
  }
}
