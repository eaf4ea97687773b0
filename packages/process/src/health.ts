import type { FastifyInstance } from 'fastify';
import { within } from './deadline.ts';

export interface Health {
  /** Whether what this process itself needs is there. Not the other processes: without one, the rest still answers. */
  readonly readiness: () => Promise<boolean>;
  readonly readinessMilliseconds: number;
  readonly isStopping: () => boolean;
  /** Hears why the question could not be answered; whoever asks does not. */
  readonly onFailure: (error: unknown) => void;
}

/** `/livez`: this process answers. `/readyz`: send it requests. Neither says why not; the log does. */
export function answerHealth(app: FastifyInstance, { readiness, readinessMilliseconds, isStopping, onFailure }: Health): void {
  app.get('/livez', () => ({ status: 'alive' }));
  app.get('/readyz', async (_, reply) => {
    const isReady = !isStopping() && (await within(readinessMilliseconds, readiness).catch((error: unknown) => {
      onFailure(error);
      return false;
    }));
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
}
