import { randomUUID } from 'node:crypto';
import { employmentFact, type PublishedEvent } from '@channelgraph/events';
import type { SubgraphRequest, SubgraphResponse } from '@channelgraph/gateway';
import { byCalls, type Links } from '@channelgraph/standalone';
import type { Servable } from '@channelgraph/subgraph/serving';
import { actor } from '@channelgraph/testing';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { byHttp } from '../graph/by-http.ts';

const schema = buildSchema('type Query { echo(text: String!): String list: [Int] refused: String broken: String } type Mutation { count: Int }');
const root = {
  echo: ({ text }: { readonly text: string }) => text,
  list: [1, null, 3],
  refused: () => { throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN', detail: ['a'] } }); },
  count: () => 1,
};
const library = {
  execute: vi.fn<Servable['execute']>(),
  consume: vi.fn<Servable['consume']>(),
  database: { isReachable: () => Promise.resolve(true) },
};

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const id = '3f0c1f0e-6b0d-4a5e-9d39-0d7f3f6c2a11';
const employment = employmentFact.of('started', { id, version: 1, personId: id, partnerId: null, certifiable: true, validFrom: '2026-02-01T00:00:00.000Z', validTo: null });
const event: PublishedEvent = { specversion: '1.0', id, source: '/partners', time: '2026-02-01T00:00:00.000Z', datacontenttype: 'application/json', ...employment };

/** What holds however the parts of the graph reach each other. */
describe.each([['by calls', byCalls], ['by HTTP', byHttp(() => undefined)]] as const)('links %s', (_, link) => {
  let links: Links;
  beforeAll(async () => { links = await link(new Map([['library', library], ['partners', library]])); });
  afterAll(() => links.close());
  beforeEach(() => {
    library.execute.mockReset().mockImplementation(async ({ query, operationName, variables }) =>
      execute({ schema, document: parse(query), rootValue: root, variableValues: { ...variables }, operationName: operationName ?? null }));
    library.consume.mockReset().mockResolvedValue();
  });
  const ask = async (question: Partial<SubgraphRequest>): Promise<SubgraphResponse> => {
    const answer = await links.transport('library').execute({ query: '{ list }', actor: null, requestId: randomUUID(), signal: new AbortController().signal, ...question });
    return JSON.parse(JSON.stringify(answer)) as SubgraphResponse; // as the gateway's caller will see it
  };

  it.each([
    ['nobody', null],
    ['a person', actor('PARTNER_ADMIN', { partnerId: 'partner-1' })],
    ['a machine', actor('INTEGRATION', { scopes: ['deals:read', 'awards:write'] })],
  ])('carry operation, variables, request id, place in a trace and %s to the subgraph', async (_who, who) => {
    await ask({ query: 'query A { list } query B { echo(text: "b") }', operationName: 'B', variables: { depth: [{ a: null }] }, actor: who, requestId: 'request-7', traceparent: TRACEPARENT });
    expect(library.execute.mock.calls[0]?.[0]).toMatchObject({ traceparent: TRACEPARENT, operationName: 'B', variables: { depth: [{ a: null }] }, actor: who, requestId: 'request-7' });
  });

  it('carry data back as they are', async () => {
    const text = 'naïve 資料 \u0000 🜚 "quoted" \u2028';
    const answer = await ask({ query: 'query ($text: String!) { echo(text: $text) list __proto__: list }', variables: { text } });
    expect(JSON.stringify(answer)).toBe(`{"data":{"echo":${JSON.stringify(text)},"list":[1,null,3],"__proto__":[1,null,3]}}`);
  });

  it('carry errors back with path, code and whatever else they say, beside the data', async () => {
    expect(await ask({ query: '{ list mine: refused }' })).toMatchObject({
      data: { list: [1, null, 3], mine: null },
      errors: [{ message: 'Not for you.', path: ['mine'], extensions: { code: 'FORBIDDEN', detail: ['a'] } }],
    });
  });

  it('keep the answers of many questions at once apart', async () => {
    const texts = Array.from({ length: 100 }, (_each, index) => `text ${index}`);
    const answers = await Promise.all(texts.map(text => ask({ query: 'query ($text: String!) { echo(text: $text) }', variables: { text } })));
    expect(answers.map(({ data }) => data?.['echo'])).toEqual(texts);
  });

  it('let a mutation happen once', async () => {
    expect(await ask({ query: 'mutation { count }' })).toEqual({ data: { count: 1 } });
    expect(library.execute).toHaveBeenCalledTimes(1);
  });

  it('fail when the subgraph fails, and ask a mutation once even then', async () => {
    library.execute.mockRejectedValue(new Error('broken'));
    await expect(ask({ query: 'mutation { count }' })).rejects.toBeInstanceOf(Error);
    expect(library.execute).toHaveBeenCalledTimes(1);
  });

  it('hand events over in their order, and fail when they did not take effect', async () => {
    const events = [event, { ...event, id: '4f0c1f0e-6b0d-4a5e-9d39-0d7f3f6c2a11' }];
    const consumer = links.consumer('partners', 'library');
    expect(consumer.name).toBe('library');
    await consumer.consume(events);
    expect(library.consume).toHaveBeenCalledExactlyOnceWith(events);
    library.consume.mockRejectedValue(new Error('broken'));
    await expect(consumer.consume(events)).rejects.toBeInstanceOf(Error);
  });
});
