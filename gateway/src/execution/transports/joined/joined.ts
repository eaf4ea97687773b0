import { SubgraphUnavailable } from '../transport.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '../transport.ts';
import { entitiesTogether } from './entities.ts';
import { rootsTogether } from './roots.ts';
import { signalOfAll } from './signal-of-all.ts';
import type { Joining, Together } from './together.ts';

/** Who waits for an answer. */
interface Waiting {
  readonly request: SubgraphRequest;
  readonly resolve: (answer: SubgraphResponse | Promise<SubgraphResponse>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Asks a subgraph as one what several operations of the same actor ask at the same moment: the same question about other
 * entities, or with other values. Nothing waits for company: what has come up when the turn of the event loop ends leaves
 * together. Everybody is answered as if they had asked alone; so where the common answer holds an error, each asks alone after all, and an error is
 * told to whom it is about. Commands and requests that are traced are left as they are.
 */
export function joined(transport: SubgraphTransport): SubgraphTransport {
  const kinds: readonly Joining[] = [entitiesTogether, rootsTogether()];
  const gathering = new Map<string, Waiting[]>();

  const leave = (key: string, joining: Joining): void => {
    const all = gathering.get(key) ?? [];
    gathering.delete(key);
    let from = 0;
    for (const group of joining.grouped(all.map(({ request }) => request))) {
      void ask(transport, joining, all.slice(from, from + group.length));
      from += group.length;
    }
  };

  return {
    execute: request => {
      const joining = request.traceparent === undefined ? kinds.find(kind => kind.takes(request)) : undefined;
      if (joining === undefined) return transport.execute(request);
      const key = joining.keyOf(request);
      return new Promise<SubgraphResponse>((resolve, reject) => {
        const waiting: Waiting = { request, resolve, reject };
        const others = gathering.get(key);
        if (others !== undefined) {
          others.push(waiting);
          return;
        }
        gathering.set(key, [waiting]);
        setImmediate(leave, key, joining);
      });
    },
  };
}

async function ask(transport: SubgraphTransport, joining: Joining, group: readonly Waiting[]): Promise<void> {
  const eachAlone = (): void => { for (const { request, resolve } of group) resolve(transport.execute(request)); };
  if (group.length === 1) {
    eachAlone();
    return;
  }
  const requests = group.map(({ request }) => request);
  try {
    const { divide, ...common } = joining.together(requests);
    const answer = await transport.execute(commonRequest(requests, common));
    const parts = (answer.errors?.length ?? 0) > 0 ? null : divide(answer);
    if (parts === null) eachAlone();
    else group.forEach(({ resolve }, index) => { resolve({ data: parts[index] }); });
  } catch (error) {
    if (error instanceof SubgraphUnavailable) for (const { reject } of group) reject(error);
    else eachAlone();
  }
}

/** Signed, named and logged as the first one's. */
function commonRequest(requests: readonly SubgraphRequest[], { query, variables, closed }: Omit<Together, 'divide'>): SubgraphRequest {
  const [{ operationName, actor, requestId }] = requests as readonly [SubgraphRequest]; // two or more
  const signal = signalOfAll(requests);
  return {
    query,
    ...(operationName !== undefined && { operationName }),
    variables,
    actor,
    requestId,
    ...(closed !== undefined && { closed }),
    get signal() { return signal(); },
  };
}
