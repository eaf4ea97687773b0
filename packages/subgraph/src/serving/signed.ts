import type { Hop, HopVerifier } from '@channelgraph/identity';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unreadable, unsigned } from './refusals.ts';

/** What a handler gets: a request whose sender and body have been proved, with the body read at last. */
export interface SignedRequest {
  readonly hop: Hop;
  readonly body: unknown;
  readonly traceparent: string | undefined;
}

export interface SignedRoute {
  readonly url: string;
  readonly contentType: string;
  readonly bodyBytes: number;
  readonly verifyHop: HopVerifier;
  /** Whose requests this address is for. */
  readonly isFor: (issuer: string) => boolean;
  /** Gives the text of the answer, or null where there is nothing to say. */
  readonly handle: (request: SignedRequest) => Promise<string | null>;
}

/**
 * A POST address for the other processes of the house. The sender is verified by the headers, before the body is
 * received; the body's bytes are compared with what was signed before anything in them is parsed.
 */
export async function serveSigned(app: FastifyInstance, route: SignedRoute): Promise<void> {
  const hops = new WeakMap<FastifyRequest, Hop>();
  await app.register((scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(route.contentType, { parseAs: 'buffer', bodyLimit: route.bodyBytes }, (_request, body, parsed) => { parsed(null, body); });
    scope.route({
      method: 'POST',
      url: route.url,
      bodyLimit: route.bodyBytes,
      onRequest: async request => {
        const hop = await route.verifyHop(bearerToken(request)).catch(() => null);
        if (hop === null || !route.isFor(hop.issuer)) throw unsigned();
        hops.set(request, hop);
      },
      handler: async (request, reply) => {
        const hop = hops.get(request);
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (hop?.covers(bytes) !== true) throw unsigned();
        const answer = await route.handle({ hop, body: parsedJson(bytes), traceparent: traceparentOf(request) });
        return answer === null ? reply.code(204).send() : reply.type('application/json; charset=utf-8').send(answer);
      },
    });
    done();
  });
}

const bearerToken = ({ headers: { authorization = '' } }: FastifyRequest): string => /^Bearer ([\w.-]+)$/.exec(authorization)?.[1] ?? '';

const traceparentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined => (typeof traceparent === 'string' ? traceparent : undefined);

function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw unreadable();
  }
}
