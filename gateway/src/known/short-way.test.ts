import { ApolloServer } from '@apollo/server';
import { openLog } from '@channelgraph/telemetry';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { READER, startToyGateway } from '../../testing/toy-gateway.ts';
import type { Answer, ToyGateway } from '../../testing/toy-gateway.ts';
import { persistedOperations } from '../protection/persisted/manifest.ts';
import { ordinaryRequests, unusualRequests } from '../../testing/requests.ts';
import type { Asked } from '../../testing/requests.ts';

/**
 * The same requests are put to two gateways. One has been asked before and goes the short way where it can; to the other each
 * operation is new, because a comment behind it differs, so that Apollo Server answers.
 */
const logs: { readonly known: string[]; readonly unknown: string[] } = { known: [], unknown: [] };
const loggingTo = (lines: string[]) => openLog({ name: 'gateway', level: 'info', to: { write: line => { lines.push(line); } } });
const operations = persistedOperations(JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'the-id', body: 'query ById { books { id } }' }] }));
const verify = (token: string) => Promise.resolve({ ...READER, personId: token });
const options = { verify, budget: { cost: 400, commands: 600, seconds: 60 }, limits: { cost: 300 }, persisted: { operations, mode: 'log-unknown', freeRoles: [] } } as const;

let known: ToyGateway;
let unknown: ToyGateway;
beforeAll(async () => {
  known = await startToyGateway({ ...options, logger: loggingTo(logs.known) });
  unknown = await startToyGateway({ ...options, logger: loggingTo(logs.unknown) });
});
afterAll(() => Promise.all([known.stop(), unknown.stop()]));

let askers = 0;
let comments = 0;
const withComment = (body: unknown): unknown =>
  (typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string' && body.query !== '' ? { ...body, query: `${body.query} # ${comments += 1}` } : body);

const send = (gateway: ToyGateway, asker: string, { path = '/graphql', method = 'POST', headers = {}, body }: Asked, map: (body: unknown) => unknown) => {
  const { authorization = `Bearer ${asker}`, ...others } = { 'content-type': 'application/json', ...headers };
  const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(map(body)) };
  return gateway.send(path, { method, headers: { ...others, ...(authorization !== '' && { authorization }) }, ...given });
};

/** What a caller can see of it: everything but the number of the request and the time of day. */
const visible = ({ status, headers, text }: Answer) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'),
  text: text.replaceAll(headers.get('x-request-id') ?? 'none', 'REQUEST'),
});

/** Asks more than once, as somebody with a budget of its own; gives the answers of both and how often the last one went through Apollo Server. */
async function bothAsked(asked: Asked, times = 2) {
  const asker = `asker-${askers += 1}`;
  const answers = [];
  for (let time = 0; time < times; time += 1) {
    const throughApollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
    const short = await send(known, asker, asked, body => body);
    const calls = throughApollo.mock.calls.length;
    throughApollo.mockRestore();
    answers.push({ calls, short: visible(short), long: visible(await send(unknown, asker, asked, withComment)) });
  }
  for (const { short, long } of answers) expect(short).toEqual(long);
  return { answers: answers.map(({ short }) => short), callsOfTheLast: answers.at(-1)?.calls };
}

describe('an operation that has been asked before', () => {
  it.each(ordinaryRequests)('is answered as if it were new, without Apollo Server: %s', async (_, asked) => {
    const { answers, callsOfTheLast } = await bothAsked(asked);
    expect([answers[0]?.status, callsOfTheLast]).toEqual([200, 0]);
  });

  it.each(unusualRequests.map(([name, asked, calls = 1]) => [name, asked, calls] as const))('and whatever is wrong or unusual is told by Apollo Server, once: %s', async (_, asked, calls) => {
    expect((await bothAsked(asked)).callsOfTheLast).toBe(calls);
  });

  it('costs as much as a new one, and is refused in the same words when the budget is spent', async () => {
    const { answers } = await bothAsked({ headers: { 'x-graphql-cost': 'report' }, body: { query: '{ catalogue(first: 100) { entries { id } } }' } }, 5);
    expect(answers[2]?.text).toContain('"remaining":97');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers[4]?.headers.map(([name]) => name)).toContain('retry-after');
  });

  it('is not run a second time when Apollo Server tells what went wrong', async () => {
    const received = known.toy.received.length;
    const { callsOfTheLast } = await bothAsked({ body: { query: '{ broken { title } books { id } }' } }, 3);
    expect([known.toy.received.length - received, callsOfTheLast]).toEqual([3, 1]);
  });

  it('is a line in the log like any other', async () => {
    const facts = (lines: readonly string[]) => lines.map(line => JSON.parse(line) as Readonly<Record<string, unknown>>).filter(({ msg }) => msg === 'request') // what pino writes
      .map(({ operation, status, outcome, codes, hops, actor }) => JSON.stringify({ actor, operation, status, outcome, codes, hops })).sort();
    await vi.waitFor(() => { expect(facts(logs.known)).toEqual(facts(logs.unknown)); });
    expect(facts(logs.known).length).toBeGreaterThan(100);
  });
});
