import type { Actor } from '@channelgraph/identity';
import type { RequestsInFlight } from '@channelgraph/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { throughApollo } from './apollo-way.ts';
import type { Profile } from './config.ts';
import type { GatewayContext } from './context.ts';
import { departureOf } from './departure.ts';
import { caller, signInMessage } from './identity/caller.ts';
import { shortWay } from './known/short-way.ts';
import type { Budget } from './protection/budget/budget.ts';
import { sendRefusal } from './protection/failures.ts';
import type { Limits } from './protection/limits.ts';
import { checkPersisted } from './protection/persisted/persisted-operations.ts';
import type { Persisted } from './protection/persisted/persisted-operations.ts';
import { codesOf, withRequestId } from './protection/public-error.ts';
import { refusal } from './protection/refusal.ts';
import { checkRequest } from './protection/request-shape.ts';
import { documentAdmission } from './protection/shape/admit-document.ts';
import type { Graph } from './supergraph/graph.ts';
import type { GatewayLogger } from './telemetry/logger.ts';
import { observedRequest } from './telemetry/observe-requests.ts';

interface Endpoint {
  readonly graph: Graph;
  readonly inFlight: RequestsInFlight;
  readonly verify: ((token: string) => Promise<Actor>) | null;
  readonly signInHint: string;
  readonly profile: Profile;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly persisted: Persisted | null;
  readonly logger: GatewayLogger;
}

/** GraphQL over HTTP at /graphql: queries by GET or POST, mutations by POST. */
export function serveGraphQL(app: FastifyInstance, { graph, inFlight, verify, signInHint, profile, limits, budget, persisted, logger }: Endpoint): void {
  const admit = documentAdmission(limits);
  const callers = new WeakMap<FastifyRequest, GatewayContext>();

  const contextOf = (request: FastifyRequest): GatewayContext => {
    const context = callers.get(request);
    if (context === undefined) throw new Error('A request reached GraphQL without passing the door.');
    return context;
  };

  const short = shortWay({ persisted, servesAnybody: verify === null });

  /** Before the operation is looked at. What is wrong so far costs its sender something, too. */
  const admitted = async (request: FastifyRequest, asking: GatewayContext): Promise<void> => {
    budget.check(asking);
    try {
      const { text, id } = checkRequest(request);
      if (persisted !== null) checkPersisted({ text, id, actor: asking.actor, requestId: request.id }, persisted, logger);
      if (text !== undefined) admit(text);
    } catch (error) {
      await budget.spendInVain(asking);
      throw error;
    }
  };

  /** Whoever asks meets the part of the graph that is for its audience, and nothing behind it knows another. */
  const answer = async (request: FastifyRequest, reply: FastifyReply, asking: GatewayContext): Promise<string> => {
    const view = graph.viewOf(asking.actor);
    const answered = await short.answer(view, request, asking);
    if (answered !== undefined && 'text' in answered) {
      void reply.type(answered.type);
      return answered.text;
    }
    const { status, headers, text } = await throughApollo(view.server, request, { ...asking, ...answered });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status);
    const type = headers.get('content-type');
    if (status === 200 && type !== undefined) short.learnType(request.headers.accept, type);
    return status < 400 ? text : marked(text, request);
  };

  /** Before the body is read: a stranger's megabyte is not worth reading where strangers are not answered. */
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const endsAt = performance.now() + limits.operationMilliseconds;
    const actor = await caller({ authorization: request.headers.authorization, verify, signInHint });
    const observed = observedRequest(request);
    observed?.identified(actor, traceparentOf(request));
    if (actor === null && profile === 'production') {
      throw refusal('UNAUTHENTICATED', signInMessage('Send a token: "authorization: Bearer <token>".', signInHint));
    }
    callers.set(request, { actor, address: request.ip, requestId: request.id, endsAt, departure: departureOf(reply.raw), observed });
  };

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      // Somebody who types the address into a browser wants to see something.
      if (profile === 'development' && isVisit(request)) return reply.redirect('/');
      return identify(request, reply);
    },
    handler: async (request, reply) => {
      const asking = contextOf(request);
      await admitted(request, asking);
      return inFlight.during(() => answer(request, reply, asking));
    },
  });
  app.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (_, reply) => sendRefusal(reply.header('allow', 'GET, POST'), refusal('BAD_USER_INPUT', 'Use GET or POST.', { status: 405 })),
  });
}

const isVisit = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && url === '/graphql' && headers.accept?.includes('text/html') === true;

const traceparentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined => (typeof traceparent === 'string' ? traceparent : undefined);

/** Requests refused before they become an operation leave without a request id, so it is written here. */
function marked(text: string, request: FastifyRequest): string {
  const answer: { readonly errors?: readonly GraphQLFormattedError[] } = JSON.parse(text) as object; // written by us a moment ago
  observedRequest(request)?.answered(false, codesOf(answer.errors ?? []));
  return JSON.stringify({ ...answer, errors: withRequestId(answer.errors ?? [], request.id) });
}
