import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { PlanNode } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { refusal } from '../../../protection/refusal.ts';

/** The planner of Apollo over one supergraph. */
export interface Planner {
  /** What clients may see. */
  readonly api: GraphQLSchema;
  /** With everything in it, also what no caller sees. */
  readonly supergraph: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /**
   * How to answer the only operation of the document; undefined when nobody has to be asked.
   * @throws GraphQLError a refusal, for operations that cannot be planned
   */
  plan(document: DocumentNode): PlanNode | undefined;
}

/** The planner gives up on operations whose plans would be too many; it says so in plain errors. */
const GAVE_UP = /exceeds limit|exceeded maximum|reached the limit/i;

/** @throws Error when the supergraph is not valid, or asks of a gateway what this one does not know */
export function openPlanner(supergraphSdl: string): Planner {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
  return {
    api: api.toGraphQLJSSchema(),
    supergraph: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata(),
    plan: document => {
      try {
        const { node } = planner.buildQueryPlan(operationFromDocument(api, document));
        if (node?.kind === 'Subscription') throw new Error('A subscription was to be planned.');
        return node;
      } catch (error) {
        throw planningMistake(error) ?? error;
      }
    },
  };
}

/** What of it is the caller's mistake; undefined when it is ours. */
export function planningMistake(error: unknown): GraphQLError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof GraphQLError && error.extensions['code'] === 'INVALID_GRAPHQL') {
    return refusal('GRAPHQL_VALIDATION_FAILED', error.message);
  }
  return GAVE_UP.test(error.message) ? refusal('TOO_LARGE', 'The operation is too complex. Ask for less at a time.', { status: 400, cause: error }) : undefined;
}
