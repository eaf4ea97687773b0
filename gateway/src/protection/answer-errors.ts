import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { INTERNAL, publicCode, publicError, withRequestId } from './public-error.ts';

interface AnswerErrors {
  readonly logger: GatewayLogger;
  readonly hidesSchema: boolean;
  readonly mostErrors: number;
}

/**
 * The last look at the errors of an answer: what the public does not see is logged under the request id, the rest gets
 * the request id, and their number is bounded (a list of ten thousand bad values has ten thousand).
 */
export const answerErrors = ({ logger, hidesSchema, mostErrors }: AnswerErrors): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
        for (const error of errors) {
          if (publicCode(error) === INTERNAL) logger.error({ requestId, error }, 'An error was hidden from the caller.');
        }
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body }, contextValue: { requestId } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const result = body.singleResult;
        const { valueCompletion, ...extensions } = result.extensions ?? {};
        const errors = [...(result.errors ?? []), ...nulls(valueCompletion, hidesSchema)].slice(0, mostErrors);
        if (errors.length > 0) result.errors = withRequestId(errors, requestId);
        if (valueCompletion !== undefined) {
          logger.error({ requestId, errors: valueCompletion }, 'A subgraph left out a value that it promises.');
          if (Object.keys(extensions).length > 0) result.extensions = extensions;
          else delete result.extensions;
        }
        return Promise.resolve();
      },
    }),
});

/** The gateway reports a null that the schema forbids beside the errors, where no client looks. */
function nulls(valueCompletion: unknown, hidesSchema: boolean): readonly GraphQLFormattedError[] {
  if (!Array.isArray(valueCompletion)) return [];
  const found: readonly Pick<GraphQLFormattedError, 'path'>[] = valueCompletion;
  return found.map(({ path }) => publicError({ message: '', ...(path !== undefined && { path }) }, { hidesSchema }));
}
