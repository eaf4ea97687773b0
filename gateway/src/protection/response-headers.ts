import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What every answer says to a browser: it is not to be guessed at, framed, embedded elsewhere or told about. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Sets the headers of an answer; a page replaces the policy with its own. */
export const setResponseHeaders = (request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.headers(HEADERS).header('x-request-id', request.id);

/** The same for an answer that is written to a socket, because there is no request it could belong to. */
export const rawResponseHeaders = (): string => Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`).join('');

export function sendResponseHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    setResponseHeaders(request, reply);
    done();
  });
}
