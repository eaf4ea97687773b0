import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GatewayLogger } from '../telemetry/logger.ts';
import { observedRequest } from '../telemetry/observe-requests.ts';
import { codesOf, publicError, withRequestId } from './public-error.ts';
import { headersOf, refusal, statusOf } from './refusal.ts';
import { rawResponseHeaders, setResponseHeaders } from './response-headers.ts';

/** Every request that fails outside GraphQL gets the same JSON as one that fails inside. */
export function answerFailures(app: FastifyInstance, logger: GatewayLogger): void {
  app.setNotFoundHandler((_, reply) => sendRefusal(reply, refusal('NOT_FOUND', 'There is nothing at this address. The graph is at /graphql.')));
  app.setErrorHandler((error: FastifyError | GraphQLError, request, reply) => {
    const answer = error instanceof GraphQLError ? error : refusalFor(error);
    const isExpected = answer === error && answer.originalError === undefined; // said in so many words by somebody who knew
    if (statusOf(answer) >= 500 && !isExpected) logger.error({ requestId: request.id, error: error instanceof GraphQLError ? error.originalError : error }, 'A request failed.');
    return sendRefusal(reply, answer);
  });
}

/** Faults of the framework keep their 4xx status and lose their text. */
function refusalFor({ statusCode = 500 }: FastifyError): GraphQLError {
  if (statusCode === 413) return refusal('TOO_LARGE', 'The request is too large.');
  if (statusCode === 415) return refusal('BAD_USER_INPUT', 'Send JSON, with the content type application/json.', { status: 415 });
  if (statusCode >= 400 && statusCode < 500) return refusal('BAD_USER_INPUT', 'The request cannot be read.', { status: statusCode });
  return new GraphQLError('hidden', { extensions: { http: { status: 500 } } });
}

export function sendRefusal(reply: FastifyReply, error: GraphQLError): FastifyReply {
  const status = statusOf(error);
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  const errors = [publicError(error, { hidesSchema: true })];
  observedRequest(reply.request)?.answered(false, codesOf(errors));
  return reply.headers(headersOf(error)).code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors: withRequestId(errors, reply.request.id) }));
}

/** An address that cannot be decoded reaches neither hooks nor a route. */
export const answerBadAddress = (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  void sendRefusal(setResponseHeaders(request, reply), refusal('BAD_USER_INPUT', 'The address cannot be read.'));
};

/** Bytes that are not HTTP, headers too long, and callers who are too slow: there is no request to reply to, only a socket. */
export function answerBrokenConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const code = status === 431 ? 'TOO_LARGE' : 'BAD_USER_INPUT';
  const refused = publicError(refusal(code, `${STATUS_CODES[status] ?? 'Bad Request'}.`), { hidesSchema: true });
  const body = JSON.stringify({ errors: withRequestId([refused], randomUUID()) });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n${rawResponseHeaders()}\r\n${body}`);
}
