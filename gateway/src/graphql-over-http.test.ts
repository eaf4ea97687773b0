import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway } from '../testing/toy-gateway.ts';
import type { ToyGateway } from '../testing/toy-gateway.ts';

/** What the specification recommends and this door does otherwise, each with its reason. */
const ON_PURPOSE: Readonly<Record<string, { readonly warning: string; readonly reason: string }>> = {
  '572B': { warning: 'Response status code is not 200', reason: 'A text that is no GraphQL is 400 whatever is accepted: proxies and alarms must see that nothing was answered.' },
  FDE2: { warning: 'Response status code is not 200', reason: 'The same for an operation that does not fit the schema.' },
  '7B9B': { warning: 'Response status code is not 200', reason: 'The same for variables that do not fit the operation.' },
};

/** Without this header questions by GET are refused: an image on somebody else's page could ask them. */
const AS_A_CLIENT = { authorization: 'Bearer reader', 'apollo-require-preflight': 'true' };

let gateway: ToyGateway;
beforeAll(async () => { gateway = await startToyGateway(); });
afterAll(() => gateway.stop());

const audits = serverAudits({
  url: () => `${gateway.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...AS_A_CLIENT, ...(init.headers as Record<string, string> | undefined) } }), // as the audits send them
});

describe('GraphQL over HTTP, as its working group audits a server', () => {
  it.each(audits.map(audit => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    const outcome = result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`;
    const expected = ON_PURPOSE[audit.id];
    expect(outcome).toBe(expected === undefined ? 'ok' : `warn: ${expected.warning}`);
  });

  it('is audited in full, and every exception is one of its audits', () => {
    expect(audits.length).toBeGreaterThan(50);
    expect(Object.keys(ON_PURPOSE).filter(id => !audits.some(audit => audit.id === id))).toEqual([]);
  });
});
