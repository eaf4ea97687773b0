import type { Databases, Rows } from '../data/databases.ts';

/** Something that answers the graph's questions over HTTP, with the processes it takes. */
export interface SetUp {
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  /** The processes whose memory is its own, with all that they started. */
  readonly pids: readonly number[];
  /** The one process that everything passes through: a gateway, or all there is. */
  readonly gatewayPid: number;
  /** Requests to subgraphs so far; null where there are none to count. */
  readonly subgraphRequests: () => Promise<number | null>;
  stop(): Promise<void>;
}

/** What every set-up is given. */
export interface Surroundings {
  readonly databases: Databases;
  readonly rows: Rows;
  /** Size of the demo data, so that a set-up that loads knows how much. */
  readonly scale: number;
  /** A token that any set-up takes. */
  readonly token: string;
}

/** Budgets are counted for each caller, and all load here is one person's: raised, not switched off. */
export const RAISED_BUDGETS = { BUDGET_COST: '1000000000', BUDGET_COMMANDS: '1000000000' } as const;

export const TYPENAME = '{ __typename }';
