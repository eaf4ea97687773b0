import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { graphiqlPage } from './graphiql-page.ts';
import type { Page } from './html.ts';
import { landingPage } from './landing-page.ts';
import type { Landing } from './landing-page.ts';
import { sandboxPage } from './sandbox-page.ts';

interface Pages {
  readonly landing: Landing;
  /** Explorers and the schema's text are for development: where introspection is off they have nothing to show. */
  readonly hasExplorers: boolean;
  /** The schema as this caller sees it. */
  readonly sdlFor: (request: FastifyRequest) => Promise<string>;
}

export function servePages(app: FastifyInstance, { landing, hasExplorers, sdlFor }: Pages): void {
  const { title, queries: [first] = [] } = landing;
  const front = landingPage({ landing, hasExplorers });
  app.get('/', (_, reply) => sendPage(reply, front));
  if (!hasExplorers) return;

  const query = first?.query ?? '{\n  __typename\n}\n';
  const sandbox = sandboxPage({ title, query });
  app.get('/sandbox', (_, reply) => sendPage(reply, sandbox));
  app.get('/schema.graphql', async (request, reply) => {
    const sdl = await sdlFor(request);
    return reply.header('vary', 'authorization').type('text/plain; charset=utf-8').send(sdl);
  });
  const graphiql = once(() => packedGraphiql({ title, query }));
  app.get('/graphiql', async (_, reply) => {
    const { packed, contentSecurityPolicy } = await graphiql();
    // Every browser that can run the page takes gzip.
    return sendPage(reply.header('content-encoding', 'gzip'), { html: packed, contentSecurityPolicy });
  });
}

const sendPage = (reply: FastifyReply, { html, contentSecurityPolicy }: { readonly html: string | Buffer; readonly contentSecurityPolicy: string }): FastifyReply =>
  reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8').send(html);

const packedGraphiql = async (question: Parameters<typeof graphiqlPage>[0]): Promise<{ packed: Buffer; contentSecurityPolicy: string }> => {
  const { html, contentSecurityPolicy }: Page = await graphiqlPage(question);
  return { packed: await promisify(gzip)(html, { level: 4 }), contentSecurityPolicy };
};

/** The work of the first call, for all calls. */
const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
};
