import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { wire, type Received, type Wire } from './connection.ts';

let server: Server | undefined;
afterEach(() => { server?.closeAllConnections(); server?.close(); });

const REQUEST = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

/** What the load generator sees of such an answer, twice over one connection. */
async function seen(answer: (response: ServerResponse) => void): Promise<readonly Received[]> {
  server = createServer((_, response) => { answer(response); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const answers: Received[] = [];
  let line: Wire | undefined;
  await new Promise<void>((resolve, reject) => {
    wire(new URL(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}/`), received => {
      answers.push(received);
      if (answers.length === 2) resolve();
      else line?.send(REQUEST);
    }, reject).then(opened => { line = opened; opened.send(REQUEST); }, reject);
  });
  line?.close();
  return answers;
}

const LONG = JSON.stringify({ data: 'x'.repeat(200_000) });

describe('the load generator takes as an answer', () => {
  it.each([
    ['one that says how long it is', (response: ServerResponse) => { response.setHeader('content-length', Buffer.byteLength(LONG)).end(LONG); }],
    ['one that comes in parts', (response: ServerResponse) => { response.write(LONG.slice(0, 70_000)); response.end(LONG.slice(70_000)); }],
  ])('%s, whole and of one kept connection', async (_, answer) => {
    const answers = await seen(answer);
    expect(answers.map(({ ok, text }) => ({ ok, text }))).toEqual([{ ok: true, text: null }, { ok: true, text: null }]);
    for (const { bytes } of answers) expect(bytes).toBeGreaterThan(200_000);
  });
});

describe('the load generator does not take for an answer', () => {
  it.each([
    ['one with errors in it', (response: ServerResponse) => { response.end('{"errors":[{"message":"no"}],"data":null}'); }],
    ['another status than 200', (response: ServerResponse) => { response.writeHead(429).end('{"data":{}}'); }],
  ])('%s', async (_, answer) => {
    expect((await seen(answer)).map(({ ok, text }) => [ok, typeof text])).toEqual([[false, 'string'], [false, 'string']]);
  });
});
