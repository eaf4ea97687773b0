import { copyOf } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';
import { SubgraphUnavailable } from '../transport.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '../transport.ts';
import { answersOf } from './answers.ts';
import { entitiesTogether } from './entities.ts';
import { rootsTogether } from './roots.ts';
import { signalOfAll } from './signal-of-all.ts';
import type { Joining } from './together.ts';

/** Who waits for an answer. */
interface Waiting {
  readonly request: SubgraphRequest;
  readonly resolve: (answer: SubgraphResponse | Promise<SubgraphResponse>) => void;
  readonly reject: (reason: unknown) => void;
}

/** A question with its values, and everybody who asks exactly that. */
interface Asked {
  readonly request: SubgraphRequest;
  readonly waiting: Waiting[];
}

/** What leaves together, by the text of its values. */
type Gathering = Map<string, Asked>;

/**
 * Asks a subgraph as one what several operations of the same actor ask in the same turn of the event loop: the same question about
 * other entities, or with other values. Everybody is answered as if they had asked alone: errors are told to whom they are about, and where
 * the common answer does not tell that, each asks alone after all. Commands and requests of a recorded trace are left as they are.
 * @param mostWeight of operations that are asked together: what one may weigh alone
 */
export function joined(transport: SubgraphTransport, mostWeight: number): SubgraphTransport {
  const kinds: readonly Joining[] = [entitiesTogether, rootsTogether()];
  const gathering = new Map<string, Gathering>();

  const leave = (key: string, joining: Joining): void => {
    const all = [...gathering.get(key)?.values() ?? []];
    gathering.delete(key);
    try {
      for (const bearable of byWeight(all, mostWeight)) for (const group of joining.grouped(bearable)) void askTogether(transport, joining, group);
    } catch (error) {
      for (const { waiting } of all) for (const { reject } of waiting) reject(error);
    }
  };

  return {
    execute: request => {
      const joining = isRecorded(request) ? undefined : kinds.find(kind => kind.takes(request));
      if (joining === undefined) return transport.execute(request);
      const key = joining.keyOf(request);
      return new Promise<SubgraphResponse>((resolve, reject) => {
        const waiting: Waiting = { request, resolve, reject };
        const values = JSON.stringify(request.variables);
        const others = gathering.get(key);
        const same = others?.get(values);
        if (same !== undefined) same.waiting.push(waiting);
        else if (others !== undefined) others.set(values, { request, waiting: [waiting] });
        else {
          gathering.set(key, new Map([[values, { request, waiting: [waiting] }]]));
          setImmediate(leave, key, joining);
        }
      });
    },
  };
}

/** In their order, into groups that weigh no more than one operation may; who asks the same weighs once. */
function byWeight(all: readonly Asked[], most: number): readonly (readonly Asked[])[] {
  const groups: Asked[][] = [];
  let room = 0;
  for (const asked of all) {
    const { weight = 0 } = asked.request;
    if (groups.length === 0 || weight > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(asked);
    room -= weight;
  }
  return groups;
}

/** A trace shows one operation, from the gateway to SQL. What is not sampled is shown nowhere (W3C Trace Context, 3.2.2.5). */
const isRecorded = ({ traceparent }: SubgraphRequest): boolean => traceparent !== undefined && Number.parseInt(traceparent.slice(-2), 16) % 2 === 1;

async function askTogether(transport: SubgraphTransport, joining: Joining, group: readonly Asked[]): Promise<void> {
  const ask = async (request: SubgraphRequest): Promise<SubgraphResponse> => transport.execute(request);
  const everybody = group.flatMap(({ waiting }) => waiting);
  const requests = everybody.map(({ request }) => request);
  const [one] = group;
  if (one !== undefined && group.length === 1) {
    answerAll(one, requests.length === 1 ? ask(one.request) : ask(commonRequest(requests, one.request)));
    return;
  }
  const together = joining.together(group.map(({ request }) => request));
  try {
    const answers = answersOf(await ask(commonRequest(requests, together)), together, group.length);
    if (answers !== null) {
      group.forEach((asked, index) => { answerAll(asked, Promise.resolve(answers[index] ?? {})); });
      return;
    }
  } catch (error) {
    if (error instanceof SubgraphUnavailable) {
      for (const { reject } of everybody) reject(error);
      return;
    }
  }
  for (const { request, resolve, reject } of everybody) {
    if (request.signal.aborted) reject(request.signal.reason);
    else resolve(ask(request));
  }
}

/** An answer is added to by the operation that gets it, so all but one get a copy, made before anybody has it. */
function answerAll({ waiting }: Asked, answer: Promise<SubgraphResponse>): void {
  answer.then(
    said => {
      const answers = waiting.map((_, index): SubgraphResponse => (index === 0 || said.data == null ? said : { ...said, data: copyOf(said.data) as JsonRecord })); // a copy of a record
      waiting.forEach(({ resolve }, index) => { resolve(answers[index] ?? said); });
    },
    (reason: unknown) => { for (const { reject } of waiting) reject(reason); },
  );
}

/** Signed, named and logged as the first one's. */
function commonRequest(requests: readonly SubgraphRequest[], { query, variables, closed }: Pick<SubgraphRequest, 'query' | 'variables'> & { readonly closed?: ReadonlySet<string> | undefined }): SubgraphRequest {
  const [{ operationName, actor, requestId, traceparent }] = requests as readonly [SubgraphRequest]; // one at least
  const signal = signalOfAll(requests);
  return {
    query,
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables }),
    actor,
    requestId,
    ...(traceparent !== undefined && { traceparent }),
    ...(closed !== undefined && { closed }),
    get signal() { return signal(); },
  };
}
