import { getDomain } from 'tldts';
import { hostOf } from './host.ts';

/** Endings that name no organisation on the internet (RFC 6761 and 6762, and the habits of office networks). `.test` and `.example` may: demonstration data lives there. */
const PRIVATE_ENDINGS: ReadonlySet<string> = new Set([
  'arpa', 'corp', 'home', 'internal', 'invalid', 'lan', 'local', 'localdomain', 'localhost', 'onion',
]);

/**
 * The domain that somebody registered, out of whatever was typed: "https://www.Acme.co.uk:443/about" gives "acme.co.uk",
 * "jane@mail.acme.com" gives "acme.com". Lower-case ASCII, by the Public Suffix List with its private section, so that two
 * shops on one hosting platform stay two customers. Null for what names no organisation: addresses in numbers, bare suffixes, nonsense.
 */
export function registrableDomain(input: string): string | null {
  const host = hostOf(input);
  if (host === null) return null;
  const ending = host.slice(host.lastIndexOf('.') + 1);
  return PRIVATE_ENDINGS.has(ending) ? null : getDomain(host, { allowPrivateDomains: true });
}
