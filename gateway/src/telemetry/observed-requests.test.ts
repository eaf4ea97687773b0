import { openLog } from '@channelgraph/telemetry';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { JSON_AS_READER, startToyGateway, type ToyGateway } from '../../testing/toy-gateway.ts';

const PLANTED = 'opensesame';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly [fact: string]: unknown;
}

const written: string[] = [];
const lines = (): readonly Line[] => written.map(line => JSON.parse(line) as Line); // what pino writes
const requests = (): readonly Line[] => lines().filter(({ msg }) => msg === 'request');
const logAt = (level: string) => openLog({ name: 'gateway', level, to: { write: line => { written.push(line); } } });

let gateway: ToyGateway;
beforeAll(async () => { gateway = await startToyGateway({ logger: logAt('trace') }); });
afterAll(() => gateway.stop());
beforeEach(() => { written.length = 0; });

/** The line is written when the answer has left, which its reader may notice first. */
const theLine = async (): Promise<Line> => vi.waitFor(() => {
  const [line] = requests();
  if (line === undefined) throw new Error('not yet');
  return line;
});
const post = (body: unknown, headers: Readonly<Record<string, string>> = JSON_AS_READER) => gateway.send('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });

describe('each request to the graph is a line in the log', () => {
  it('with who asked what, how it ended and how long it took', async () => {
    await gateway.ask('query Shelves { books { title reviews { stars } } }');
    expect(await theLine()).toMatchObject({
      level: 'info', requestId: expect.stringMatching(/^[\da-f-]{36}$/) as string, // vitest's matcher
      actor: { person: 'reader', role: 'ANALYST', partner: null },
      operation: { kind: 'query', name: 'Shelves' },
      status: 200, outcome: 'ok', codes: [], hops: 2, milliseconds: expect.any(Number) as number, // vitest's matcher
    });
    expect(requests()).toHaveLength(1);
  });

  it('under the request id that the caller finds in an error', async () => {
    const { errors } = await gateway.ask('{ broken { title } books { title } }');
    expect(await theLine()).toMatchObject({ requestId: errors[0]?.extensions['requestId'], outcome: 'partial', codes: ['INTERNAL_SERVER_ERROR'] });
    expect(lines().filter(({ level }) => level === 'error').map(({ requestId }) => requestId)).toContain(errors[0]?.extensions['requestId']);
  });

  it.each([
    ['a token that proves nothing', { ...JSON_AS_READER, authorization: `Bearer ${PLANTED}` }, { query: '{ books { title } }' }, { status: 401, outcome: 'refused', codes: ['UNAUTHENTICATED'], actor: null }],
    ['nobody known', { 'content-type': 'application/json' }, { query: '{ books { title } }' }, { status: 401, codes: ['UNAUTHENTICATED'], actor: null, operation: { kind: 'query', name: null } }],
    ['no operation', JSON_AS_READER, { query: 'query {' }, { status: 400, outcome: 'refused', codes: ['GRAPHQL_PARSE_FAILED'], operation: { kind: 'none', name: null } }],
    ['a batch', JSON_AS_READER, [{ query: '{ books { title } }' }], { status: 400, codes: ['BAD_USER_INPUT'] }],
    ['another type', { ...JSON_AS_READER, 'content-type': 'text/plain' }, {}, { status: 415, codes: ['BAD_USER_INPUT'] }],
    ['a mutation', JSON_AS_READER, { query: 'mutation Add { addBook(title: "x") { title } }' }, { status: 200, operation: { kind: 'mutation', name: 'Add' } }],
  ])('also when it is %s', async (_, headers, body, line) => {
    await post(body, headers);
    expect(await theLine()).toMatchObject(line);
  });

  it('also when the caller does not wait', async () => {
    const leaving = new AbortController();
    gateway.toy.disturb('books', () => {
      leaving.abort();
      return new Promise(() => undefined);
    });
    await expect(gateway.send('/graphql', { method: 'POST', headers: JSON_AS_READER, body: '{"query":"{ books { title } }"}', signal: leaving.signal })).rejects.toThrow();
    gateway.toy.disturb('books', null);
    expect(await theLine()).toMatchObject({ status: 499, operation: { kind: 'query' } });
  });

  it('and the pages and health questions are none', async () => {
    for (const path of ['/livez', '/readyz', '/', '/nowhere']) await gateway.send(path);
    await gateway.ask('{ books { title } }');
    await theLine();
    expect(requests()).toHaveLength(1);
  });

  it('cuts off a name that somebody made long', async () => {
    await gateway.ask(`query ${'N'.repeat(5_000)} { books { title } }`);
    expect(await theLine()).toMatchObject({ operation: { name: 'N'.repeat(100) } });
  });
});

describe('what is never in the log, at any level', () => {
  it('is a value that a caller sent', async () => {
    await gateway.ask('query ($id: ID!) { book(id: $id) { title } }', { id: PLANTED });
    await gateway.ask(`{ book(id: "${PLANTED}") { title } refused(code: "${PLANTED}") { title } }`);
    await gateway.ask('query ($filter: ShelfFilter) { shelf(filter: $filter) { title } }', { filter: { ids: [PLANTED], genre: PLANTED } });
    await gateway.ask(`{ shelf(filter: { ids: ["${PLANTED}"] }) { title } }`);
    await gateway.ask(`mutation { addBook(title: "${PLANTED}") { title } }`);
    await gateway.send(`/graphql?query=${encodeURIComponent(`{ book(id: "${PLANTED}") { title } }`)}&variables={"id":"${PLANTED}"}`, { headers: { ...JSON_AS_READER, 'x-own': PLANTED, cookie: PLANTED } });
    await post({ query: `{ "${PLANTED}` });
    await gateway.send('/graphql', { method: 'POST', headers: JSON_AS_READER, body: `{"${PLANTED}` });
    await gateway.send(`/${PLANTED}`, { headers: { authorization: `Bearer ${PLANTED}` } });
    await post({ query: '{ books { title } }', operationName: PLANTED });
    await post({ query: '{ books { title } }' }, { ...JSON_AS_READER, authorization: `Bearer ${PLANTED}` });
    await vi.waitFor(() => { expect(requests()).toHaveLength(10); });
    expect(written.join('')).not.toContain(PLANTED);
  });

  it('is a value in the words of a subgraph that broke', async () => {
    gateway.toy.disturb('books', () => Promise.reject(Object.assign(new Error(`invalid input syntax for type uuid: "${PLANTED}"`), { detail: PLANTED, parameters: [PLANTED] })));
    await gateway.ask('{ books { title } }');
    gateway.toy.disturb('books', () => Promise.resolve({ errors: [{ message: `Expected value of type "ID!", found "${PLANTED}".`, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', exception: PLANTED } }] }));
    await gateway.ask('{ books { title } }');
    gateway.toy.disturb('books', null);
    await vi.waitFor(() => { expect(requests()).toHaveLength(2); });
    expect(lines().filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(2);
    expect(written.join('')).not.toContain(PLANTED);
  });
});

it('a gateway that logs warnings only has no line for a request, and nothing on its way', async () => {
  const quiet = await startToyGateway({ logger: logAt('warn') });
  await quiet.ask('{ books { title } }');
  await quiet.stop();
  expect(quiet.toy.received.map(({ request }) => 'traceparent' in request)).toEqual([false]);
  expect(written).toEqual([]);
});
