/** Tokens in the wrong place, at the gateway and at each subgraph's own port: nothing is parsed, nothing is said. */
import { generateKeyPairSync } from 'node:crypto';
import { hopSigner, PrivateKey } from '@channelgraph/identity';
import { members } from '@channelgraph/standalone';
import { serveSubgraph, type Servable } from '@channelgraph/subgraph/serving';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doors } from '../../graph/by-http.ts';
import { openHouse, type House } from '../../graph/house.ts';
import { forgeries, verifierWithout, type Attempt, type Defence, type Forgery } from './hop-forgeries.ts';

const stranger = PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
const names = members.map(({ name }) => name);
let house: House;
let doors: Doors;
let attempts: readonly (readonly [name: string, defence: Defence, make: Forgery])[];
beforeAll(async () => {
  house = await openHouse({ topology: 'distributed', delivery: 'on-demand', onOpen: opened => { doors = opened; } });
  attempts = forgeries(doors, { userToken: await house.token('acme-admin'), stranger });
});
afterAll(() => house.close());

const EVENTS = 'application/cloudevents-batch+json';
const BODIES: readonly string[] = [
  '{"query":"{ __typename }"}', '{"query":"{ _service { sdl } }"}', '{"query":"{ __schema { types { name } } }"}',
  '{"query":"{ _entities(representations: [{ __typename: \\"Partner\\", id: \\"7f359596-d87f-4f17-9d8f-f8415a172ff7\\" }]) { __typename } }"}', '[]', '{{{',
];

async function knock(url: string, { token, body }: Attempt & { readonly body: string }, type = url.endsWith('/events') ? EVENTS : 'application/json') {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type, ...(token !== null && { authorization: `Bearer ${token}` }) }, body });
  return `${response.status.toString()} ${await response.text()}`;
}
const TURNED_AWAY = '401 {"errors":[{"message":"Unauthorized.","extensions":{"code":"UNAUTHENTICATED"}}]}';

describe.each(names)('the port of %s', name => {
  it('turns every forgery away in the same words, whatever its body says, and asks no table', async () => {
    house.counts.reset();
    const heard: string[] = [];
    for (const [what, , make] of attempts) {
      for (const body of what === 'nothing at all' ? BODIES : BODIES.slice(-3)) {
        for (const path of ['/graphql', '/events']) {
          const answer = await knock(`${doors.urlOf(name)}${path}`, { body, ...await make(name, body) });
          if (answer !== TURNED_AWAY) heard.push(`${what}, to ${path}, with ${body}: ${answer}`);
        }
      }
    }
    expect(heard).toEqual([]);
    expect(house.counts.statements).toBe(0);
  });

  it('takes operations from the gateway alone, and events from everybody else', async () => {
    const from = async (sender: string, path: string, body: string) => {
      const sign = await hopSigner({ issuer: sender, key: doors.keyOf(sender) });
      return knock(`${doors.urlOf(name)}${path}`, { token: sign({ audience: name, actor: null, requestId: 'request-1', body }), body });
    };
    const publisher = names.find(other => other !== name) ?? '';
    expect(await from('gateway', '/graphql', '{"query":"{ __typename }"}')).toBe('200 {"data":{"__typename":"Query"}}');
    expect(await from(publisher, '/events', '[]')).toMatch(/^400 /); // read, and found to be no batch
    for (const body of BODIES) {
      expect(await from(publisher, '/graphql', body)).toBe(TURNED_AWAY);
      expect(await from('gateway', '/events', body)).toBe(TURNED_AWAY);
    }
  });
});

describe('the gateway', () => {
  it('takes no token of a hop, and none in the place of a header', async () => {
    const body = '{"query":"{ me { role } }"}';
    const sign = await hopSigner({ issuer: 'gateway', key: doors.keyOf('gateway') });
    for (const audience of ['gateway', 'deals', 'urn:channelgraph:graph']) {
      const token = sign({ audience, actor: { personId: 'x', role: 'VENDOR_ADMIN', partnerId: null, scopes: [] }, requestId: 'request-1', body });
      expect(await knock(`${house.assembly.gateway.url}/graphql`, { token, body })).toMatch(/^401 /);
      expect(await knock(`${house.assembly.gateway.url}/graphql?access_token=${token}`, { token: null, body })).toMatch(/^401 /);
    }
    expect(await knock(`${house.assembly.gateway.url}/graphql`, { token: await house.token('acme-admin'), body })).toMatch(/^200 /);
    expect(await knock(`${house.assembly.gateway.url}/graphql?access_token=${await house.token('acme-admin')}`, { token: null, body })).toMatch(/^401 /);
  });

  it('does not parse what somebody sends with a bad token', async () => {
    expect(await knock(`${house.assembly.gateway.url}/graphql`, { token: 'a.b.c', body: '{{{' })).toMatch(/^401 /);
  });
});

describe('each defence', () => {
  const inert: Servable = { execute: () => Promise.resolve({ data: { reached: true } }), consume: () => Promise.resolve(), database: { isReachable: () => Promise.resolve(true) } };
  const body = '{"query":"{ __typename }"}';
  const through = async (off: Defence, attempt: Attempt) => {
    const verifyHop = verifierWithout(off, { known: doors.known, audience: 'deals', stranger });
    const served = await serveSubgraph(inert, { host: '127.0.0.1', port: 0, verifyHop, onError: () => undefined });
    return knock(`${served.url}/graphql`, { body, ...attempt }).finally(() => served.stop());
  };

  it('is what stops its forgeries: without it, and with all the others, they come through', async () => {
    const needed = attempts.filter(([name]) => name !== 'nothing at all' && name !== 'the token of a person');
    const heard = await Promise.all(needed.map(async ([name, off, make]) => [name, await through(off, await make('deals', body))] as const));
    expect(heard).toEqual(needed.map(([name]) => [name, '200 {"data":{"reached":true}}']));
  });

  it('is there: a verifier that lacks another one stops them', async () => {
    const needed = attempts.filter(([, off]) => off !== 'signature' && off !== 'body');
    for (const [name, , make] of needed) expect([name, await through('body', await make('deals', body))]).toEqual([name, TURNED_AWAY]);
  });
});
