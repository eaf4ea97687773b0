import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { isBusy } from '@channelgraph/database';

/** A request is turned away: with a status and a code, and without a word about why where the asker is a stranger. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';

  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

/** The same for everything that is wrong with a signature: which check failed is nobody's business. */
export const unsigned = (): TurnedAway => new TurnedAway(401, 'UNAUTHENTICATED', 'Unauthorized.');
export const unreadable = (): TurnedAway => new TurnedAway(400, 'BAD_USER_INPUT', 'The request cannot be read.');

/** Faults of the framework keep their 4xx status and lose their text; what broke on our side is reported, and hidden. */
function turnedAway(error: FastifyError): TurnedAway {
  if (error instanceof TurnedAway) return error;
  const { statusCode = 500 } = error;
  if (statusCode === 413) return new TurnedAway(413, 'TOO_LARGE', 'The request is too large.');
  if (statusCode === 415) return new TurnedAway(415, 'BAD_USER_INPUT', 'The content type is not the one of this address.');
  if (statusCode >= 400 && statusCode < 500) return new TurnedAway(statusCode, 'BAD_USER_INPUT', 'The request cannot be read.');
  return isBusy(error) ? new TurnedAway(503, 'SERVICE_BUSY', 'Try again in a moment.') : new TurnedAway(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
}

const send = (reply: FastifyReply, { status, code, message }: TurnedAway): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));

/** Every refusal is JSON in one shape; `report` hears what broke on our side. */
export function answerRefusals(app: FastifyInstance, report: (error: unknown) => void): void {
  app.setNotFoundHandler((_, reply) => send(reply, new TurnedAway(404, 'NOT_FOUND', 'There is nothing at this address.')));
  app.setErrorHandler((error: FastifyError, _, reply) => {
    const answer = turnedAway(error);
    if (answer.status >= 500) report(error);
    return send(reply, answer);
  });
}
