import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { Budget } from './budget/budget.ts';
import type { CostRules } from './cost/cost-rules.ts';
import { costOf } from './cost/cost.ts';
import { checkListArguments } from './cost/list-arguments.ts';
import { rememberedCost } from './cost/remembered-cost.ts';
import { limitExceeded } from './limit-exceeded.ts';
import type { Limits } from './limits.ts';

/** Send `x-graphql-cost: report`, and the answer says under `extensions.cost` what the operation cost. */
export const COST_HEADER = 'x-graphql-cost';

/** What an answer tells of its cost. */
export interface CostReport {
  readonly operation: number;
  /** The dearest operation that is taken. */
  readonly maximum: number;
  /** What is left of the caller's budget. */
  readonly remaining: number;
}

interface Charging {
  /** What these callers see. */
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly rules: CostRules;
  readonly budget: Budget;
}

interface Chargeable {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  /** As the caller sent them. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: Pick<GatewayContext, 'actor' | 'address' | 'cost'>;
}

/**
 * Weighs an operation with its variables and takes it from the caller's budget. Undefined where the variables are wrong: the
 * executor says so.
 * @throws GraphQLError a refusal, for an operation that is too dear, asks for too much at once, or cannot be paid for
 */
export type Charge = (chargeable: Chargeable) => Promise<CostReport | undefined>;

export function charging({ schema, limits, rules, budget }: Charging): Charge {
  const weigh = rememberedCost(costed => {
    let commands = 0;
    const cost = costOf(costed, { rules, assumedListSize: limits.assumedListSize }, asked => {
      checkListArguments(asked, limits);
      if (asked.isCommand) commands += 1;
    });
    return { cost, commands };
  });
  return async ({ operation, document, variables: given = {}, context }) => {
    const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: limits.variableErrors });
    if (variables === undefined) return undefined;
    const { cost, commands } = weigh({ operation, document, schema, variables });
    if (cost > limits.cost) {
      throw limitExceeded('COST_EXCEEDED', { name: 'cost', measured: cost, maximum: limits.cost, of: 'points of cost', advice: 'Ask for shorter lists (first) or fewer fields in them.' });
    }
    context.cost = cost;
    const { actor, address } = context;
    return { operation: cost, maximum: limits.cost, remaining: await budget.spend({ actor, address, cost, commands }) };
  };
}

/** Charges each operation before any subgraph is asked, unless that has been done. */
export const chargeOperations = ({ charge, budget }: { readonly charge: Charge; readonly budget: Budget }): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () => {
    let report: CostReport | undefined;
    return Promise.resolve({
      didResolveOperation: async ({ operation, document, request, contextValue }) => {
        if (operation === undefined) return; // refused as such
        report = await (contextValue.begun?.charged ?? charge({ operation, document, variables: request.variables, context: contextValue }));
      },
      didEncounterErrors: async ({ errors, contextValue }) => {
        // What got through to a subgraph is paid for.
        const isRefused = report === undefined && !errors.some(({ extensions }) => extensions['code'] === 'RATE_LIMITED');
        if (isRefused) await budget.spendInVain(contextValue);
      },
      willSendResponse: ({ request, response: { body } }) => {
        if (report !== undefined && body.kind === 'single' && request.http?.headers.get(COST_HEADER) === 'report') {
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: report };
        }
        return Promise.resolve();
      },
    });
  },
});
