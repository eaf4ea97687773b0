import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { INTERNAL, publicCode, publicError, withRequestId } from './public-error.ts';
import type { InternalError } from './public-error.ts';

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
        const hidden = errors.filter(error => publicCode(error) === INTERNAL);
        // One line per request: a subgraph that fails for a page of rows fails for the same reason each time.
        const reasons = [...new Set(hidden.map(({ message }) => message))].slice(0, 10);
        if (hidden.length > 0) logger.error({ requestId, count: hidden.length, reasons, stack: hidden[0]?.stack }, 'Errors were hidden from the caller.');
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
  const found: readonly Pick<InternalError, 'path'>[] = valueCompletion;
  return found.map(({ path }) => publicError({ message: '', path }, { hidesSchema }));
}
