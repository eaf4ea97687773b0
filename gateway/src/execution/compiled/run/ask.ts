import { CallerLeft, DeadlinePassed, within } from '@channelgraph/process';
import type { Patience } from '@channelgraph/process';
import type { HopOutcome } from '@channelgraph/telemetry';
import type { GatewayContext } from '../../../context.ts';
import { INTERNAL } from '../../../protection/error-codes.ts';
import type { Limits } from '../../../protection/limits.ts';
import type { GatewayLogger } from '../../../telemetry/logger.ts';
import { SubgraphUnavailable } from '../../transports/transport.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '../../transports/transport.ts';
import type { HopRequest } from '../plan/merge-fetches.ts';

export interface Question {
  readonly subgraph: string;
  readonly request: HopRequest;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many entities it asks about, part by part of the request; null for its root. */
  readonly entities: readonly (number | null)[];
  readonly context: GatewayContext;
}

/** There is no answer; the code says what it is to the caller. */
export interface Unanswered {
  readonly code: string;
}

/** Never rejects. */
export type AskSubgraph = (question: Question) => Promise<SubgraphResponse | Unanswered>;

interface Connections {
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  readonly limits: Limits;
  readonly logger: GatewayLogger;
}

/**
 * Asks one subgraph, within what is left of the operation's time. It passes on the operation, the actor and the request
 * id, and nothing that the caller put into headers.
 */
export const askSubgraph = ({ transports, limits, logger }: Connections): AskSubgraph => async question => {
  const { subgraph, context } = question;
  const hop = context.observed?.hop(subgraph);
  try {
    const transport = transports.get(subgraph);
    if (transport === undefined) throw new Error(`The plan asks ${subgraph}, which is no subgraph.`);
    const departure = isCommand(question) ? undefined : context.departure; // what was begun to be changed is carried through
    const milliseconds = Math.min(limits.subgraphMilliseconds, context.endsAt - performance.now());
    const response = await within(milliseconds, patience => transport.execute(requestOf(question, patience, hop?.traceparent)), departure);
    judge(question, response);
    hop?.end((response.errors?.length ?? 0) > 0 ? 'errors' : 'ok');
    return response;
  } catch (error) {
    hop?.end(outcomeOf(error));
    if (error instanceof CallerLeft) return { code: 'SERVICE_BUSY' }; // nobody reads it
    logger.error({ requestId: context.requestId, subgraph, error }, 'A subgraph did not answer.');
    return { code: error instanceof DeadlinePassed || error instanceof SubgraphUnavailable ? 'SERVICE_BUSY' : INTERNAL };
  }
};

function requestOf({ request, variables, context }: Question, patience: Patience, traceparent: string | undefined): SubgraphRequest {
  return {
    query: request.query,
    ...(request.operationName !== undefined && { operationName: request.operationName }),
    variables,
    actor: context.actor,
    requestId: context.requestId,
    ...(traceparent !== undefined && { traceparent }),
    ...(request.closed.size > 0 && { closed: request.closed }),
    ...(request.entities !== undefined && { entities: request.entities }),
    ...(context.cost !== undefined && { weight: context.cost }),
    get signal() { return patience.signal; },
  };
}

/** @throws Error when the subgraph's answer is no answer to the question */
function judge({ request, entities }: Question, { data, errors = [] }: SubgraphResponse): void {
  if (data == null) {
    if (errors.length === 0) throw new Error('The subgraph answered neither data nor errors.');
    return;
  }
  request.parts.forEach((part, index) => {
    if (part.entities === null) return;
    const answered = data[part.entities];
    if (!Array.isArray(answered) || answered.length !== entities[index]) throw new Error('The subgraph answered about other entities than it was asked about.');
  });
}

/** The planner writes one operation per request, and the word first. */
const isCommand = ({ request: { query } }: Question): boolean => query.startsWith('mutation');

const outcomeOf = (error: unknown): HopOutcome => (error instanceof CallerLeft ? 'left' : error instanceof DeadlinePassed ? 'late' : error instanceof SubgraphUnavailable ? 'unreachable' : 'failed');
