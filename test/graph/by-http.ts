import { generateKeyPairSync } from 'node:crypto';
import { httpTransport, type HttpTransport } from '@channelgraph/gateway';
import { hopKeyOf, hopSigner, hopVerifier, PrivateKey, type HopKeySet, type HopSigner } from '@channelgraph/identity';
import type { Linking } from '@channelgraph/standalone';
import { remoteConsumer, serveSubgraph, type Served } from '@channelgraph/subgraph/serving';

const newKey = (): PrivateKey => PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

/** What only those who run the house have in their hands. */
export interface Doors {
  readonly urlOf: (subgraph: string) => string;
  readonly keyOf: (sender: string) => PrivateKey;
  readonly known: HopKeySet;
}

/**
 * Every subgraph behind a real port of its own, as in processes of their own: signed operations from the gateway, signed
 * events from each other. They share the test's process and its clock, and that is the only difference.
 */
export const byHttp = (onError: (error: unknown) => void, onOpen: (doors: Doors) => void = () => undefined): Linking => async subgraphs => {
  const senders = await Promise.all(['gateway', ...subgraphs.keys()].map(async issuer => {
    const key = newKey();
    return { issuer, key, sign: await hopSigner({ issuer, key }), known: await hopKeyOf(issuer, key) };
  }));
  const keys = { keys: senders.map(({ known }) => known) };
  const senderOf = (name: string) => {
    const sender = senders.find(({ issuer }) => issuer === name);
    if (!sender) throw new RangeError(`${name} has no key.`);
    return sender;
  };
  const signing = (name: string): HopSigner => senderOf(name).sign;
  const doors = new Map<string, Served>();
  for (const [name, subgraph] of subgraphs) {
    doors.set(name, await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, verifyHop: hopVerifier({ keys, audience: name }), onError }));
  }
  const urlOf = (name: string): string => doors.get(name)?.url ?? '';
  const transports: HttpTransport[] = [];
  onOpen({ urlOf, keyOf: name => senderOf(name).key, known: keys });
  return {
    transport(name) {
      const transport = httpTransport({ name, url: `${urlOf(name)}/graphql`, sign: signing('gateway') });
      transports.push(transport);
      return transport;
    },
    consumer: (publisher, name) => remoteConsumer({ name, url: urlOf(name), sign: signing(publisher) }),
    async close() {
      await Promise.all(transports.map(transport => transport.close()));
      await Promise.all([...doors.values()].map(door => door.stop()));
    },
  };
};
