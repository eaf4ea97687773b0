import { generateKeyPairSync } from 'node:crypto';
import { httpTransport, type HttpTransport } from '@channelgraph/gateway';
import { hopKeyOf, hopSigner, hopVerifier, PrivateKey, type HopSigner } from '@channelgraph/identity';
import type { Linking } from '@channelgraph/standalone';
import { remoteConsumer, serveSubgraph, type Served } from '@channelgraph/subgraph/serving';

const newKey = (): PrivateKey => PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

/**
 * Every subgraph behind a real port of its own, as in processes of their own: signed operations from the gateway, signed
 * events from each other. They share the test's process and its clock, and that is the only difference.
 */
export const byHttp = (onError: (error: unknown) => void): Linking => async subgraphs => {
  const senders = await Promise.all(['gateway', ...subgraphs.keys()].map(async issuer => {
    const key = newKey();
    return { issuer, sign: await hopSigner({ issuer, key }), known: await hopKeyOf(issuer, key) };
  }));
  const keys = { keys: senders.map(({ known }) => known) };
  const signing = (name: string): HopSigner => {
    const sender = senders.find(({ issuer }) => issuer === name);
    if (!sender) throw new RangeError(`${name} has no key.`);
    return sender.sign;
  };
  const doors = new Map<string, Served>();
  for (const [name, subgraph] of subgraphs) {
    doors.set(name, await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, verifyHop: hopVerifier({ keys, audience: name }), onError }));
  }
  const urlOf = (name: string): string => doors.get(name)?.url ?? '';
  const transports: HttpTransport[] = [];
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
