import { ActionableError } from '@channelgraph/config';
import { ROLES, isLoopback, isRole, isTrustworthy } from '@channelgraph/identity';
import type { OidcIssuer, Role } from '@channelgraph/identity';
import { z } from 'zod';

const issuerAddress = z
  .string()
  .refine(isTrustworthy, { error: 'must be an https address; http is for a provider on this machine, in development' })
  .meta({ example: 'https://login.vendor.example/realms/channel' });
const claim = z.string().regex(/^\S{1,200}$/, { error: 'must be the name of a claim, or the way to it (realm_access.roles)' });

/** `their-word=OUR_ROLE`, separated by commas. */
const roleWords = z
  .string()
  .transform((text, context) => {
    const pairs = text.split(',').map(pair => pair.trim()).filter(pair => pair !== '').map(pair => pair.split('=').map(word => word.trim()));
    const words = new Map<string, Role>();
    for (const [theirs = '', ours = '', ...rest] of pairs) {
      if (theirs === '' || rest.length > 0 || !isRole(ours) || ours === 'SYSTEM' || words.has(theirs)) {
        context.addIssue({ code: 'custom', message: `must be their-word=OUR_ROLE, separated by commas, each word once; our roles are ${ROLES.filter(role => role !== 'SYSTEM').join(', ')}` });
        return z.NEVER;
      }
      words.set(theirs, ours);
    }
    return words;
  })
  .meta({ example: 'channel-admin=VENDOR_ADMIN,partner-owner=PARTNER_ADMIN,connector=INTEGRATION' });

/** Whose tokens are accepted, and how their claims are read. */
export const issuerSettings = {
  OIDC_ISSUER: issuerAddress.optional().describe('The OIDC provider whose access tokens are accepted, exactly as it writes itself in `iss`.'),
  OIDC_AUDIENCE: z.string().min(1).optional().meta({ example: 'https://graph.vendor.example' }).describe('What a token for this graph has in `aud`.'),
  OIDC_JWKS_URL: issuerAddress.optional().meta({ example: 'https://login.vendor.example/keys' }).describe('Where the provider’s public keys are; its discovery document says so unless told.'),
  OIDC_TOKEN_TYPE: z.enum(['at+jwt', 'JWT'], { error: 'must be at+jwt or JWT' }).default('at+jwt').describe('What the header of an access token calls it: at+jwt (RFC 9068), or JWT where the provider does not tell its kinds of token apart.'),
  OIDC_PERSON_CLAIM: claim.default('sub').describe('The claim with a person’s id as it stands in the graph.'),
  OIDC_ROLE_CLAIM: claim.default('role').describe('The claim with the role; a text, or a list with one role among other words.'),
  OIDC_ROLES: roleWords.optional().describe('The provider’s words for our roles; it uses ours unless told.'),
  OIDC_PARTNER_CLAIM: claim.default('partner').describe('The claim with the id of the partner that somebody acts for.'),
  OIDC_SCOPE_CLAIM: claim.default('scope').describe('The claim with the scopes of a machine; a text with spaces, or a list.'),
};

type IssuerRead = Readonly<z.output<z.ZodObject<typeof issuerSettings>>> & { readonly PROFILE: 'development' | 'production' };

/** The exit code of a configuration that cannot be used (EX_CONFIG). */
const EXIT_CONFIG = 78;
const TOGETHER = ['OIDC_ISSUER', 'OIDC_AUDIENCE'] as const;

/**
 * The OIDC provider that somebody configured; null where development goes on with the built-in issuer.
 * @throws ActionableError when half of it is missing, and in production when there is none, or one without https
 */
export function oidcIssuerOf(read: IssuerRead): OidcIssuer | null {
  const missing = TOGETHER.filter(variable => read[variable] === undefined);
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = read;
  if (read.PROFILE === 'production') {
    if (missing.length > 0) throw noIssuer(missing);
    for (const variable of ['OIDC_ISSUER', 'OIDC_JWKS_URL'] as const) if (read[variable]?.startsWith('http:') === true) throw notHttps(variable, read[variable]);
  }
  if (issuer === undefined || audience === undefined) {
    if (missing.length === TOGETHER.length && jwksUrl === undefined) return null;
    throw halfAnIssuer(missing);
  }
  return {
    issuer, audience, jwksUrl, tokenType: read.OIDC_TOKEN_TYPE, roles: read.OIDC_ROLES,
    claims: { person: read.OIDC_PERSON_CLAIM, role: read.OIDC_ROLE_CLAIM, partner: read.OIDC_PARTNER_CLAIM, scope: read.OIDC_SCOPE_CLAIM },
  };
}

const noIssuer = (missing: readonly string[]): ActionableError =>
  new ActionableError({
    what: 'There is no issuer whose tokens could be accepted in production.',
    why: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set, and the built-in issuer is for development: whoever reads its key file signs for anybody.`,
    next: 'set OIDC_ISSUER=https://… and OIDC_AUDIENCE=… (docs/operations.md, "An issuer of your own"), or unset PROFILE to go on with development tokens.',
    exitCode: EXIT_CONFIG,
  });

const notHttps = (variable: string, address: string): ActionableError =>
  new ActionableError({
    what: `${variable} cannot be used in production.`,
    why: `${address} is not https${isLoopback(new URL(address).hostname) ? ', which only development does without' : ''}: whoever is on the way could put keys of their own in place of the issuer’s.`,
    next: `set ${variable} to an https address.`,
    exitCode: EXIT_CONFIG,
  });

const halfAnIssuer = (missing: readonly string[]): ActionableError =>
  new ActionableError({
    what: 'The OIDC provider is configured by half.',
    why: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
    next: `set ${missing.join(' and ')}, or none of OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL.`,
    exitCode: EXIT_CONFIG,
  });
