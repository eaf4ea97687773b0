import type { FastifyInstance } from 'fastify';
import { within } from './execution/deadline.ts';
import type { GatewayLogger } from './telemetry/logger.ts';

interface Health {
  /** Whether what this gateway itself needs is there. Not the subgraphs: without one, the others still answer. */
  readonly readiness: () => Promise<boolean>;
  readonly readinessMilliseconds: number;
  readonly isStopping: () => boolean;
  readonly logger: GatewayLogger;
}

/** `/livez`: this process answers. `/readyz`: send it requests. Neither says why not; the log does. */
export function answerHealth(app: FastifyInstance, { readiness, readinessMilliseconds, isStopping, logger }: Health): void {
  app.get('/livez', () => ({ status: 'alive' }));
  app.get('/readyz', async (_, reply) => {
    const isReady = !isStopping() && (await within(readinessMilliseconds, readiness).catch((error: unknown) => {
      logger.warn({ error }, 'The readiness question failed.');
      return false;
    }));
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
}
