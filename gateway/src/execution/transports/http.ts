import type { HopSigner } from '@channelgraph/identity';
import { Pool, errors } from 'undici';
import { inFlight } from './in-flight.ts';
import type { Abandonment } from './in-flight.ts';
import { SubgraphUnavailable } from './transport.ts';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from './transport.ts';

export interface HttpTransportOptions {
  /** The subgraph's name: a signed request is for it alone. */
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Null signs nothing: for subgraphs that do not ask who is there. */
  readonly sign: HopSigner | null;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpLimits {
  /** Connections to one subgraph. */
  readonly connections: number;
  readonly connectMilliseconds: number;
  /** Longest answer of a subgraph. */
  readonly answerBytes: number;
}

const HTTP_LIMITS: HttpLimits = { connections: 64, connectMilliseconds: 1_000, answerBytes: 33_554_432 };

/** A transport that keeps connections open between requests; whoever made it closes it. */
export interface HttpTransport extends SubgraphTransport {
  close(): Promise<void>;
}

/**
 * Reaches a subgraph that is a process of its own: one POST per request, signed where there is a key. When nobody waits for the answer any
 * more (`signal`), the request is torn down. A read is sent once more when the connection broke before the answer, as
 * it does when a replica leaves; a mutation never is, because nobody knows whether it took effect. A read that the same actor
 * has asked for already, word for word, and that is not answered yet, is not sent again: both get that answer.
 */
export function httpTransport({ name, url, sign, limits }: HttpTransportOptions): HttpTransport {
  const { origin, pathname, search } = new URL(url);
  const { connections, connectMilliseconds, answerBytes } = { ...HTTP_LIMITS, ...limits };
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: connectMilliseconds },
    maxResponseSize: answerBytes,
    headersTimeout: 0, // the signal is the one deadline
    bodyTimeout: 0,
  });

  const send = async (body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal | Abandonment): Promise<string> => {
    const answer = await pool.request({
      method: 'POST',
      path: `${pathname}${search}`,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      signal,
    });
    const text = await answer.body.text();
    if (answer.statusCode === 200) return text;
    if (MAY_PASS.has(answer.statusCode)) throw new SubgraphUnavailable(`${name} answered ${answer.statusCode}`);
    throw new Error(`The subgraph ${name} answered ${answer.statusCode}.`);
  };

  const asked = inFlight<string>();
  /** Commands sent so far. A read that began before one is not shared with somebody who has seen it done. */
  let commands = 0;

  /** Signs it, sends it, and sends a read once more when the connection broke. */
  const ask = async ({ actor, requestId, traceparent, query }: SubgraphRequest, body: string, signal: AbortSignal | Abandonment): Promise<string> => {
    const token = sign?.({ audience: name, actor, requestId, body });
    const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(traceparent !== undefined && { traceparent }) };
    for (let isRepeated = false; ; isRepeated = true) {
      try {
        return await send(body, headers, signal);
      } catch (error) {
        if (signal.aborted) throw error;
        const told = asUnavailable(error);
        if (isRepeated || !(told instanceof SubgraphUnavailable) || isMutation(query)) throw told;
      }
    }
  };

  return {
    execute: async (request: SubgraphRequest): Promise<SubgraphResponse> => {
      const { query, operationName, variables, actor, signal } = request;
      const body = JSON.stringify({ query, operationName, variables });
      if (isMutation(query)) commands += 1;
      const text = isMutation(query) ? await ask(request, body, signal) : await asked(`${commands} ${JSON.stringify(actor)} ${body}`, signal, shared => ask(request, body, shared));
      return JSON.parse(text) as SubgraphResponse; // the shape is judged by whoever asked
    },
    close: () => pool.destroy(),
  };
}

/** What a load balancer or a process that is stopping says. */
const MAY_PASS: ReadonlySet<number> = new Set([502, 503, 504]);

/** The planner writes one operation per request, and the word first. */
const isMutation = (query: string): boolean => query.startsWith('mutation');

const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Connections that were refused, broke off or never came about: nothing is wrong with the question. */
function asUnavailable(error: unknown): unknown {
  const isLost = error instanceof errors.SocketError || error instanceof errors.ConnectTimeoutError || (error instanceof Error && 'code' in error && LOST.has(String(error.code)));
  return isLost ? new SubgraphUnavailable('The connection was refused or broke off.', { cause: error }) : error;
}
