import type { ApolloServerPlugin } from '@apollo/server';
import { withoutValues } from '@channelgraph/telemetry';
import type { GatewayContext } from '../context.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { INTERNAL } from './error-codes.ts';
import { publicCode, withRequestId } from './public-error.ts';

interface AnswerErrors {
  readonly logger: GatewayLogger;
  readonly mostErrors: number;
}

/**
 * The last look at the errors of an answer: what the public does not see is logged under the request id, the rest gets
 * the request id, and their number is bounded (a list of ten thousand bad values has ten thousand).
 */
export const answerErrors = ({ logger, mostErrors }: AnswerErrors): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
        const hidden = errors.filter(error => publicCode(error) === INTERNAL);
        // One line per request: a subgraph that fails for a page of rows fails for the same reason each time.
        const reasons = [...new Set(hidden.map(({ message }) => withoutValues(message)))].slice(0, 10);
        if (hidden.length > 0) logger.error({ requestId, count: hidden.length, reasons, error: hidden[0] }, 'Errors were hidden from the caller.');
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body }, contextValue: { requestId } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const { errors } = body.singleResult;
        if (errors !== undefined) body.singleResult.errors = withRequestId(errors.slice(0, mostErrors), requestId);
        return Promise.resolve();
      },
    }),
});
