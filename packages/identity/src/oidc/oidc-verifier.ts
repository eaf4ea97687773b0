import type { Actor } from '../actor.ts';
import { STANDARD_CLAIMS } from '../claims.ts';
import type { ClaimNames } from '../claims.ts';
import type { Role } from '../roles.ts';
import { tokenVerifier } from '../token-verifier.ts';
import type { TokenType } from '../token-verifier.ts';
import { discoveredKeysUrl, keysAt } from './documents.ts';
import { issuerKeys } from './issuer-keys.ts';
import { isId, personIdAt } from './person-id.ts';

/** An OIDC provider whose access tokens are accepted. */
export interface OidcIssuer {
  /** Exactly as its tokens write it in `iss`. */
  readonly issuer: string;
  readonly audience: string;
  /** Where its public keys are; discovered unless told. */
  readonly jwksUrl?: string | undefined;
  readonly claims?: Partial<ClaimNames> | undefined;
  /** Its words for our roles; ours unless told. */
  readonly roles?: ReadonlyMap<string, Role> | undefined;
  readonly tokenType?: TokenType | undefined;
  readonly now?: () => Date;
  /** Hears why its keys could not be had; once a minute at most. */
  readonly report?: (error: unknown) => void;
}

export interface OidcVerifier {
  /** Turns an access token into its actor. Any error but InvalidToken means that the keys could not be had. */
  readonly verify: (token: string) => Promise<Actor>;
  /** Whether there are keys to verify with: fetched now, or kept from before while the provider does not answer. */
  readonly hasKeys: () => Promise<boolean>;
}

/**
 * Verifies access tokens of an OIDC provider, whose keys are fetched when first needed and kept fresh. Machines come under
 * an id made of issuer and `sub`.
 */
export function oidcVerifier({ issuer, audience, jwksUrl, claims, roles, tokenType, now = () => new Date(), report = () => undefined }: OidcIssuer): OidcVerifier {
  const fetchKeys = async () => keysAt(jwksUrl ?? (await discoveredKeysUrl(issuer)));
  const keys = issuerKeys({ fetchKeys, now, report });
  return {
    hasKeys: () => keys.edition().then(() => true, () => false),
    verify: tokenVerifier({
      jwks: keys, issuer, audience, now,
      ...(tokenType !== undefined && { tokenType }),
      claims: { ...STANDARD_CLAIMS, ...claims, roles, personId: personIdAt(issuer), isPartnerId: isId },
    }),
  };
}
