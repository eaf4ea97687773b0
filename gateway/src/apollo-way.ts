import { HeaderMap } from '@apollo/server';
import type { ApolloServer } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { GatewayContext } from './context.ts';

/** An answer as Apollo Server gives it. */
export interface ApolloAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Asks Apollo Server, which parses, judges and answers whatever a request may hold. */
export async function throughApollo(server: ApolloServer<GatewayContext>, request: FastifyRequest, context: GatewayContext): Promise<ApolloAnswer> {
  const { status = 200, headers, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers: headersOf(request), search: searchOf(request.url), body: request.body },
    context: () => Promise.resolve(context),
  });
  if (body.kind !== 'complete') throw new Error('An answer came in parts; nothing here asks for that.');
  return { status, headers, text: body.string };
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && value !== '') map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}

const searchOf = (url: string): string => new URL(url, 'http://gateway').search;
