import type { FastifyInstance } from 'fastify';
import type { Profile } from '../config.ts';

/** Apollo Studio's pages, which ask a gateway on the developer's own machine; and whatever runs on that machine. */
const IN_DEVELOPMENT = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com', 'https://explorer.embed.apollographql.com'];
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

interface CrossOriginRules {
  readonly profile: Profile;
  /** Further origins, exactly as browsers write them: `https://portal.example.com`. */
  readonly origins: readonly string[];
}

const PREFLIGHT_ANSWER = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, apollographql-client-name, apollographql-client-version, x-graphql-cost',
  'access-control-max-age': '600',
};

/**
 * Lets pages of the listed origins read answers, and nobody else's. Credentials are not offered: identity is a header
 * that a page sets itself, so a browser has nothing to send along unasked.
 */
export function answerCrossOrigin(app: FastifyInstance, { profile, origins }: CrossOriginRules): void {
  const isAllowed = (origin: string | undefined): origin is string =>
    origin !== undefined && (origins.includes(origin) || (profile === 'development' && (IN_DEVELOPMENT.includes(origin) || LOCAL.test(origin))));

  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    void reply.header('vary', 'origin');
    if (isAllowed(origin)) void reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'x-request-id, retry-after');
    done();
  });
  app.options('/*', (request, reply) => {
    if (isAllowed(request.headers.origin)) void reply.headers(PREFLIGHT_ANSWER);
    void reply.code(204).send();
  });
}
