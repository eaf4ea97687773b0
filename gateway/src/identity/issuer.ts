import { developmentIssuer, oidcVerifier, tokenVerifier } from '@channelgraph/identity';
import type { OidcVerifier } from '@channelgraph/identity';
import type { GatewayIssuer } from '../config.ts';
import type { GatewayLogger } from '../telemetry/logger.ts';

/** Whoever the configuration says is believed; what keeps its keys away is logged, once a minute at most. */
export async function believed(issuer: GatewayIssuer, logger: Pick<GatewayLogger, 'warn'>): Promise<OidcVerifier> {
  if ('oidc' in issuer) {
    return oidcVerifier({ ...issuer.oidc, report: error => { logger.warn({ err: error, issuer: issuer.oidc.issuer }, 'The keys of the issuer could not be had.'); } });
  }
  const own = await developmentIssuer(issuer.developmentKeyFile);
  return { verify: tokenVerifier({ jwks: own.publicJwks(), issuer: own.issuer, audience: own.audience }), hasKeys: () => Promise.resolve(true) };
}
