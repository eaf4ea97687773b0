import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ObservedRequest } from './observed-request.ts';
import type { Observers } from './observed-request.ts';

const observed = new WeakMap<FastifyRequest, ObservedRequest>();

/** What is known of a request so far; undefined where nobody looks. */
export const observedRequest = (request: FastifyRequest): ObservedRequest | undefined => observed.get(request);

/** What a proxy writes down for a caller who did not wait for the answer. */
const CALLER_LEFT = 499;

const isWatched = ({ logger, metrics, tracer }: Observers): boolean =>
  metrics !== null || tracer !== null || logger.isLevelEnabled?.('info') !== false;

/** Observes every request to the graph. Where nobody looks, nothing is added to the way of a request. */
export function observeRequests(app: FastifyInstance, observers: Observers): void {
  if (!isWatched(observers)) return;
  app.addHook('onRequest', (request, { raw }, done) => {
    if (request.routeOptions.url === '/graphql') {
      const own = new ObservedRequest(request, observers);
      observed.set(request, own);
      raw.once('close', () => { own.over(raw.writableFinished ? raw.statusCode : CALLER_LEFT); });
    }
    done();
  });
}
