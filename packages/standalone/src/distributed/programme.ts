/** One process of the distributed topology: what is run, with what in its environment, and where it can be reached. */
export interface Programme {
  readonly name: string;
  /** The file that is run, from the root of the checkout. */
  readonly main: string;
  readonly arguments?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  /** Where Prometheus reads its metrics; undefined where it keeps none. */
  readonly metricsUrl?: string | undefined;
}
