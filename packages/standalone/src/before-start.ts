import { ActionableError } from '@channelgraph/config';
import { oidcIssuerOf } from '@channelgraph/gateway/settings';
import type { StandaloneConfig } from './config.ts';
import { assertPortFree } from './free-port.ts';

const noDemoThere = () => new ActionableError({
  what: 'Demo data have no place in production.',
  why: 'DEMO_SCALE is not 0, so a schema that is empty would be filled with them.',
  next: 'set DEMO_SCALE=0, or unset PROFILE to try things out.',
});

/** Whether this profile can be had with this configuration. Throws ActionableError: production takes no built-in issuer and no demo. */
export function assertFit(config: StandaloneConfig): void {
  const issuer = oidcIssuerOf(config);
  if (issuer !== null && config.PROFILE === 'production' && config.DEMO_SCALE > 0) throw noDemoThere();
}

/** What can be said before everything is loaded, let alone begun. Throws ActionableError. */
export async function assertCanStart(config: StandaloneConfig): Promise<void> {
  assertFit(config);
  const { HOST, PORT, TELEMETRY_PORT } = config;
  for (const port of [PORT, TELEMETRY_PORT]) if (port !== undefined) await assertPortFree({ host: HOST, port });
}
