/** What the load generator is told, and what it tells. */
export interface Job {
  readonly url: string;
  /** One for each connection, each a token of its own. */
  readonly tokens: readonly string[];
  /** What is sent; each connection draws from them by chance of its own. */
  readonly bodies: readonly string[];
  /** Whether each connection sends its own and no other: the first connection the first, and so on. */
  readonly own?: boolean;
  /** Whether each is sent once at most, for commands: the run ends early when there are none left. */
  readonly once?: boolean;
  /** Whether being refused is what is to be expected. */
  readonly hostile?: boolean;
  readonly seed: number;
  /** Seconds that are not counted, then those that are. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface Load {
  /** Right answers in the seconds that are counted, and answers in all. */
  readonly requests: number;
  readonly answered: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly megabytesPerSecond: number;
  /** Share of the time in which the generator itself was busy: near 1, it would be what is measured. */
  readonly generatorBusy: number;
  /** Requests answered with another status than 200, or with errors, which count as no answers; and the first of them. */
  readonly failures: number;
  readonly firstFailure: string | null;
}
