import { request as open } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { JSON_AS_READER, startToyGateway } from '../testing/toy-gateway.ts';
import type { ToyGateway } from '../testing/toy-gateway.ts';
import type { SubgraphRequest } from './execution/transports/transport.ts';

let gateway: ToyGateway;
beforeAll(async () => { gateway = await startToyGateway(); });
afterAll(() => gateway.stop());

/** A subgraph that keeps everybody waiting until it is told to answer. */
function slow(): { readonly asked: SubgraphRequest[]; answer: () => void } {
  const asked: SubgraphRequest[] = [];
  const waiting: (() => void)[] = [];
  gateway.toy.disturb('books', request => {
    asked.push(request);
    return new Promise(resolve => waiting.push(() => { resolve({ data: { books: [{ __typename: 'Book', id: '1' }], addBook: { id: '9' } } }); }));
  });
  return { asked, answer: () => { for (const tell of waiting) tell(); } };
}

/** Asks, and hangs up when the subgraph has been asked. */
async function askAndLeave(query: string, asked: readonly SubgraphRequest[]): Promise<void> {
  const call = open(`${gateway.url}/graphql`, { method: 'POST', headers: JSON_AS_READER });
  call.on('error', () => undefined).end(JSON.stringify({ query }));
  await vi.waitFor(() => { expect(asked).toHaveLength(1); });
  call.destroy();
}

describe('when a caller leaves', () => {
  it('the question to the subgraph is called off, and no other is asked', async () => {
    const { asked, answer } = slow();
    await askAndLeave('{ books { id reviews { text } } }', asked);
    await vi.waitFor(() => { expect(asked[0]?.signal.aborted).toBe(true); });
    answer();
    gateway.toy.disturb('books', null);
    gateway.toy.received.length = 0;
    await gateway.ask('{ books { id } }'); // whatever was still to be asked has been by now
    expect(gateway.toy.received.map(({ subgraph }) => subgraph)).toEqual(['books']);
    expect(gateway.log).toEqual([]);
  });

  it('a command that was begun is carried through', async () => {
    const { asked, answer } = slow();
    await askAndLeave('mutation { addBook(title: "Emma") { id } }', asked);
    answer();
    gateway.toy.disturb('books', null);
    await gateway.ask('{ books { id } }');
    expect(asked[0]?.signal.aborted).toBe(false);
  });
});
