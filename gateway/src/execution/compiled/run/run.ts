import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../../context.ts';
import type { AskSubgraph } from './ask.ts';
import type { JsonRecord } from '../../records.ts';

/** One operation under way. */
export interface Run {
  /** What is known so far, as the subgraphs named it: the caller's fields and those that only the plan needs. */
  readonly data: JsonRecord;
  readonly errors: GraphQLError[];
  /** As the caller sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GatewayContext;
  readonly ask: AskSubgraph;
  /** Every response name of the caller's document. */
  readonly asked: ReadonlySet<string>;
}
