import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { servingProblems } from './serving-rules.ts';

type Answering = (path: string, body: string) => number;

async function problemsOf(answering: Answering): Promise<readonly string[]> {
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', chunk => { body += String(chunk); });
    request.on('end', () => { response.writeHead(answering(request.url ?? '', body)).end(); });
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return servingProblems(`http://127.0.0.1:${port}`).finally(() => server.close());
}

const kept: Answering = path => (path.endsWith('z') ? 200 : 401);

it.each<readonly [string, Answering, readonly string[]]>([
  ['finds nothing in one that asks for the signature first', kept, []],
  ['finds one that reads before it asks who is there', (path, body) => (body === '{{{' ? 400 : kept(path, body)), [
    '/graphql answers 400 to an unsigned application/json of "{{{"', '/graphql answers 400 to an unsigned application/cloudevents-batch+json of "{{{"',
    '/events answers 400 to an unsigned application/json of "{{{"', '/events answers 400 to an unsigned application/cloudevents-batch+json of "{{{"',
  ]],
  ['finds one that tells its schema to everybody', (path, body) => (body.includes('sdl') && path === '/graphql' ? 200 : kept(path, body)), ['/graphql answers 200 to an unsigned application/json of "{"query":"{ _service { sdl } }"}"']],
  ['finds one that takes events from everybody', (path, body) => (body === '[]' && path === '/events' ? 204 : kept(path, body)), ['/events answers 204 to an unsigned application/cloudevents-batch+json of "[]"']],
  ['finds one whose process nobody can look after', path => (path === '/readyz' ? 404 : kept(path, '')), ['/readyz answers 404']],
])('the contract of serving %s', async (_, answering, problems) => {
  expect(await problemsOf(answering)).toEqual(problems);
});
