import { z } from 'zod';
import type { RunningSubgraph } from '../running/open.ts';
import { unreadable } from './refusals.ts';
import type { SignedRequest } from './signed.ts';

const Operation = z.object({
  query: z.string(),
  operationName: z.string().optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** Carries out a GraphQL operation for the actor of the hop, by the same executor as in one process. */
export const answerOperation = (subgraph: Pick<RunningSubgraph, 'execute'>) => async ({ hop, body, traceparent }: SignedRequest): Promise<string> => {
  const operation = Operation.safeParse(body);
  if (!operation.success) throw unreadable();
  return JSON.stringify(await subgraph.execute({ ...operation.data, actor: hop.actor, requestId: hop.requestId, ...(traceparent !== undefined && { traceparent }) }));
};
