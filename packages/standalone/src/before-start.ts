import { ActionableError } from '@channelgraph/config';
import type { StandaloneConfig } from './config.ts';
import { assertPortFree } from './free-port.ts';

export const noProductionHere = () => new ActionableError({
  what: 'Everything started by one command is for development only.',
  why: 'its tokens come from a built-in issuer that anybody with the files can sign with.',
  next: 'unset PROFILE to go on here.',
});

/** What can be said before everything is loaded, let alone begun. Throws ActionableError. */
export async function assertCanStart({ PROFILE, HOST, PORT, TELEMETRY_PORT }: Pick<StandaloneConfig, 'PROFILE' | 'HOST' | 'PORT' | 'TELEMETRY_PORT'>): Promise<void> {
  if (PROFILE === 'production') throw noProductionHere();
  for (const port of [PORT, TELEMETRY_PORT]) if (port !== undefined) await assertPortFree({ host: HOST, port });
}
