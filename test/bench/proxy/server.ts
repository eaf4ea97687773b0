/**
 * Stands between a gateway and our subgraphs, which take signed requests only. A gateway that cannot sign hands on the caller's
 * token: here it is verified, and the request signed as our gateway would have done. A request that is signed already passes as it is.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { hopSigner, openKey, type Actor } from '@channelgraph/identity';
import { Pool } from 'undici';
import { callerOf, type Believed } from './caller.ts';
import { listening, settings } from './listening.ts';

interface ProxySettings {
  /** One for each subgraph: where it listens, and where it is found here. */
  readonly places: readonly { readonly name: string; readonly url: string; readonly port: number }[];
  readonly keyFile: string;
  readonly believed: Believed;
}

const { places, keyFile, believed } = settings as ProxySettings; // written by the benchmark that starts it
const sign = await hopSigner({ issuer: 'gateway', key: await openKey(keyFile) });
const caller = callerOf(believed);
let passed = 0;

const HEADER_OF_HOP = 'channelgraph-hop+jwt';
const isSigned = new Map<string, boolean>(); // by the token's header, of which there are few
function isHop(authorization: string): boolean {
  const header = authorization.slice('Bearer '.length, authorization.indexOf('.'));
  const known = isSigned.get(header) ?? Buffer.from(header, 'base64url').toString('utf8').includes(HEADER_OF_HOP);
  isSigned.set(header, known);
  return known;
}

async function signed(authorization: string, audience: string, body: Buffer): Promise<string> {
  const { sub, role, partner } = await caller(authorization);
  const actor: Actor = { personId: sub, role: role as Actor['role'], partnerId: partner ?? null, scopes: [] }; // a verified claim of our own issuer
  return `Bearer ${sign({ audience, actor, requestId: randomUUID(), body })}`;
}

const standIn = ({ name, url }: ProxySettings['places'][number]) => {
  const pool = new Pool(url, { connections: 64 });
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        try {
          passed += 1;
          const body = Buffer.concat(chunks);
          const { authorization = '' } = request.headers;
          const answer = await pool.request({
            method: 'POST', path: '/graphql', body,
            headers: { 'content-type': 'application/json', authorization: isHop(authorization) ? authorization : await signed(authorization, name, body) },
          });
          const bytes = Buffer.from(await answer.body.arrayBuffer());
          response.writeHead(answer.statusCode, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
        } catch (error) {
          response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
        }
      })();
    });
  });
};
process.on('message', () => process.send?.({ passed }));
await Promise.all(places.map(place => listening(standIn(place), place.port)));
