/** One process of the distributed topology: what is run, with what in its environment, and where it can be reached. */
export interface Programme {
  readonly name: string;
  /** What Node is given to run, from the root of the checkout. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  /** Where Prometheus reads its metrics; undefined where it keeps none. */
  readonly metricsUrl?: string | undefined;
}
