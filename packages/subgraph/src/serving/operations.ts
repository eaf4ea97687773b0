import { z } from 'zod';
import type { GraphRequest } from '../running/execute.ts';
import type { RunningSubgraph } from '../running/open.ts';
import { spliced } from '../written/spliced.ts';
import { unreadable, unsigned } from './refusals.ts';
import type { SignedRequest } from './signed.ts';
import { usedHops } from './used-hops.ts';

const Operation = z.object({
  query: z.string(),
  operationName: z.string().optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** The answer leaves as text. */
const ALL: GraphRequest['closed'] = { has: () => true };

/** The gateway's planner writes one operation per request, and the word first; it sends no command twice. */
const isCommand = (query: string): boolean => query.trimStart().startsWith('mutation');

/**
 * Carries out a GraphQL operation for the actor of the hop, by the same executor as in one process. A signed command that
 * comes again is refused like an unsigned one; a question may come again, because the gateway repeats one after a broken connection.
 */
export const answerOperation = (subgraph: Pick<RunningSubgraph, 'execute'>) => {
  const used = usedHops();
  return async ({ hop, body, traceparent }: SignedRequest): Promise<string> => {
    const operation = Operation.safeParse(body);
    if (!operation.success) throw unreadable();
    if (isCommand(operation.data.query) && !used.isFirst(hop.fingerprint, new Date())) throw unsigned();
    return spliced(await subgraph.execute({ ...operation.data, closed: ALL, actor: hop.actor, requestId: hop.requestId, ...(traceparent !== undefined && { traceparent }) }));
  };
};
