import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const LARGEST_DOCUMENT_IN_BYTES = 256 * 1_024;
const ANSWERED_WITHIN_MILLISECONDS = 3_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** Whether an address may be asked for what everything depends on: nobody on the way may change the answer. */
export const isTrustworthy = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};

export const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Where an issuer says its keys are. Throws when it does not answer, or answers for another issuer. */
export async function discoveredKeysUrl(issuer: string): Promise<string> {
  const found = Discovery.parse(await documentAt(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  if (found.issuer !== issuer) throw new Error(`OIDC_ISSUER is ${issuer}, but what answers there calls itself ${found.issuer}.`);
  if (!isTrustworthy(found.jwks_uri) || (issuer.startsWith('https:') && !found.jwks_uri.startsWith('https:'))) {
    throw new Error(`The issuer ${issuer} keeps its keys at ${found.jwks_uri}, which is not https.`);
  }
  return found.jwks_uri;
}

export const keysAt = async (url: string): Promise<JSONWebKeySet> => Keys.parse(await documentAt(url));

/** No redirects: an address that was checked does not lead to another that was not. */
async function documentAt(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', headers: { accept: 'application/json' }, signal: AbortSignal.timeout(ANSWERED_WITHIN_MILLISECONDS) });
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status.toString()}.`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_DOCUMENT_IN_BYTES) throw new Error(`${url} answered more than can be a document of keys.`);
  }
  return JSON.parse(text);
}
