import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError, execute, getVariableValues } from 'graphql';
import { isIntrospection, mentionsSchema } from '../../identity/introspection.ts';
import { refusal } from '../../protection/refusal.ts';
import { observedIn } from '../../telemetry/observe-planning.ts';
import { planningMistake } from '../compiled/plan/planner.ts';

type Executor = ApolloGateway['executor'];
type Result = Awaited<ReturnType<Executor>>;

/**
 * The stock executor, with five of its answers corrected:
 * - Variables are judged before it sees them. It collects every mistake, and a list of a hundred thousand bad values
 *   keeps the process busy for twenty seconds.
 * - Questions about the schema only are answered from the schema. The planner knows an older introspection and takes
 *   newer fields for a fault of ours.
 * - A question about the schema beside others is refused: the stock executor would answer it from the whole schema,
 *   whichever part of it the caller's audience sees.
 * - What the planner cannot plan is the caller's mistake and no error 500.
 * - A null that the schema forbids is an error and no note beside the data.
 * Plans are kept apart by audience: nobody learns from the time an answer takes what others have asked.
 */
export const corrected =
  (run: Executor, { variableErrors, audience }: { readonly variableErrors: number; readonly audience: string }): Executor =>
  async requestContext => {
    const { operation, document, schema, request } = requestContext;
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, { maxErrors: variableErrors });
    if (errors !== undefined) return { errors: errors.slice(0, variableErrors) };
    if (isIntrospection(operation, document)) {
      return execute({ schema, document, variableValues: request.variables, operationName: request.operationName });
    }
    if (mentionsSchema(operation, document)) {
      throw refusal('OPERATION_RESOLUTION_FAILURE', 'Ask about the schema (__schema, __type) in an operation of its own, without other fields.');
    }
    const observed = observedIn(requestContext);
    observed?.planBegins();
    try {
      return withForbiddenNulls(await run({ ...requestContext, queryHash: `${audience} ${requestContext.queryHash}` }));
    } catch (error) {
      observed?.planEnds('PLANNING');
      throw planningMistake(error) ?? error;
    } finally {
      observed?.planEnds();
    }
  };

function withForbiddenNulls(result: Result): Result {
  const { valueCompletion, ...extensions } = result.extensions ?? {};
  if (!Array.isArray(valueCompletion)) return result;
  const nulls: readonly Pick<GraphQLError, 'path'>[] = valueCompletion;
  const errors = nulls.map(({ path }) => new GraphQLError('A subgraph left out a value that the schema promises.', { path }));
  return { data: result.data ?? null, errors: [...(result.errors ?? []), ...errors], ...(Object.keys(extensions).length > 0 && { extensions }) };
}
