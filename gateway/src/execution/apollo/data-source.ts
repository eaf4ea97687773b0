import type { GraphQLDataSource } from '@apollo/gateway';
import type { HopOutcome } from '@channelgraph/telemetry';
import { CallerLeft, DeadlinePassed, within } from '@channelgraph/process';
import type { GatewayContext } from '../../context.ts';
import type { Limits } from '../../protection/limits.ts';
import { INTERNAL } from '../../protection/error-codes.ts';
import type { GatewayLogger } from '../../telemetry/logger.ts';
import { affectedFields } from './affected-fields.ts';
import type { FetchPlace } from './affected-fields.ts';
import { SubgraphUnavailable } from '../transports/transport.ts';
import type { SubgraphError, SubgraphResponse, SubgraphTransport } from '../transports/transport.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

interface SubgraphConnection {
  readonly name: string;
  readonly transport: SubgraphTransport;
  readonly limits: Limits;
  readonly logger: GatewayLogger;
}

/**
 * One subgraph as the executor sees it. It passes on the operation, the actor and the request id, and nothing that the
 * caller put into headers. It never throws: a subgraph that fails becomes one coded error per field that stays empty.
 */
export function dataSource({ name, transport, limits, logger }: SubgraphConnection): GraphQLDataSource<GatewayContext> {
  return {
    process: async question => {
      if (!('incomingRequestContext' in question)) throw new Error('Subgraphs are asked on behalf of an operation only.');
      const { request, context, incomingRequestContext } = question;
      const { query = '', operationName, variables = {} } = request;
      const representations: unknown = variables['representations'];
      const place: FetchPlace = {
        query,
        asked: incomingRequestContext.document,
        entities: Array.isArray(representations) ? representations.length : null,
      };
      const hop = context.observed?.hop(name);
      try {
        const response = await within(Math.min(limits.subgraphMilliseconds, context.endsAt - performance.now()), patience =>
          transport.execute({
            query,
            ...(operationName !== undefined && { operationName }),
            variables,
            actor: context.actor,
            requestId: context.requestId,
            ...(hop?.traceparent !== undefined && { traceparent: hop.traceparent }),
            get signal() { return patience.signal; },
          }),
          query.startsWith('mutation') ? undefined : context.departure, // what was begun to be changed is carried through
        );
        const answer = answerFrom(response, place);
        hop?.end((answer.errors?.length ?? 0) > 0 ? 'errors' : 'ok');
        return answer;
      } catch (error) {
        hop?.end(outcomeOf(error));
        if (!(error instanceof CallerLeft)) logger.error({ requestId: context.requestId, subgraph: name, error }, 'A subgraph did not answer.');
        const isBusy = error instanceof CallerLeft || error instanceof DeadlinePassed || error instanceof SubgraphUnavailable;
        return { errors: missing(place, field => ({ message: `${field} could not be answered right now. Try again in a moment.`, extensions: { code: isBusy ? 'SERVICE_BUSY' : INTERNAL } })) };
      }
    },
  };
}

/** @throws Error when the subgraph's answer is no answer to the question */
function answerFrom({ data, errors = [] }: SubgraphResponse, place: FetchPlace): Answer {
  const entities: unknown = data?.['_entities'];
  if (data == null) {
    if (errors.length === 0) throw new Error('The subgraph answered neither data nor errors.');
    return { errors: errors.flatMap(error => (error.path === undefined ? missing(place, () => error) : [plain(error)])) };
  }
  if (place.entities !== null && !(Array.isArray(entities) && entities.length === place.entities)) {
    throw new Error('The subgraph answered about other entities than it was asked about.');
  }
  return { data, ...(errors.length > 0 && { errors: errors.map(plain) }) };
}

const outcomeOf = (error: unknown): HopOutcome => (error instanceof CallerLeft ? 'left' : error instanceof DeadlinePassed ? 'late' : error instanceof SubgraphUnavailable ? 'unreachable' : 'failed');

const plain = ({ message, path, extensions }: SubgraphError) => ({
  message,
  ...(path !== undefined && { path }),
  ...(extensions !== undefined && { extensions: { ...extensions } }),
});

/** The same error at every field that stays empty; once without a place when the caller asked for none of them. */
function missing(place: FetchPlace, error: (field: string) => SubgraphError): NonNullable<Answer['errors']> {
  const fields = affectedFields(place);
  return fields.length === 0 ? [plain(error('A part of the answer'))] : fields.map(({ name, path }) => plain({ ...error(name), path }));
}
