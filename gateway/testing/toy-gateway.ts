import { InvalidToken } from '@channelgraph/identity';
import type { Actor } from '@channelgraph/identity';
import { startGateway } from '../src/server.ts';
import type { Gateway, GatewayOptions } from '../src/server.ts';
import { toySupergraph, toyTransports } from './toy-graph.ts';
import type { ToyTransports } from './toy-graph.ts';

export const READER: Actor = { personId: 'reader', role: 'ANALYST', partnerId: null, scopes: [] };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly extensions: unknown;
}

export interface ToyGateway extends Gateway {
  readonly toy: ToyTransports;
  /** What was logged, as text. */
  readonly log: string[];
  /** Asks as the reader, with whatever headers beside. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends anything. */
  send(path: string, init?: RequestInit): Promise<Answer>;
}

/** A gateway before the bookshop; the only token that proves anything is `reader`. */
export async function startToyGateway(options: Partial<GatewayOptions> = {}): Promise<ToyGateway> {
  const toy = toyTransports();
  const log: string[] = [];
  const write = (facts: unknown, message?: string) => void log.push(`${message ?? ''} ${JSON.stringify(facts, (_, value: unknown) => (value instanceof Error ? value.stack : value))}`);
  const gateway = await startGateway({
    supergraphSdl: toySupergraph(),
    transports: toy.transports,
    verify: token => (token === 'reader' ? Promise.resolve(READER) : Promise.reject(new InvalidToken('The token is not valid.'))),
    host: '127.0.0.1',
    port: 0,
    profile: 'development',
    signInHint: 'Get one at the counter.',
    logger: { debug: () => undefined, info: () => undefined, warn: write, error: write },
    ...options,
  });
  const send: ToyGateway['send'] = async (path, init) => answerOf(await fetch(`${gateway.url}${path}`, init));
  return {
    ...gateway,
    toy,
    log,
    send,
    ask: (query, variables, headers) => send('/graphql', { method: 'POST', headers: { ...JSON_AS_READER, ...headers }, body: JSON.stringify({ query, variables }) }),
  };
}

export const JSON_AS_READER = { authorization: 'Bearer reader', 'content-type': 'application/json' };

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  const { data, errors = [], extensions }: Partial<Answer> = isJson ? (JSON.parse(text) as Partial<Answer>) : {}; // checked by each test's expectations
  return { status: response.status, headers: response.headers, text, data, errors, extensions };
}
