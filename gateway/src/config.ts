import { host, port, readConfig } from '@channelgraph/config';
import type { Environment } from '@channelgraph/config';
import { z } from 'zod';

export const PROFILES = ['development', 'production'] as const;
export type Profile = (typeof PROFILES)[number];

/** The variables of the front door, for whoever assembles a configuration around it. */
export const gatewaySettings = {
  PORT: port.default(4000).describe('Where the graph is served; 0 takes a free port.'),
  HOST: host.default('127.0.0.1').describe('The address to listen on; 0.0.0.0 opens the graph to the network.'),
  PROFILE: z
    .enum(PROFILES, { error: `must be ${PROFILES.join(' or ')}` })
    .meta({ example: 'production' })
    .default('development')
    .describe('development shows the schema and the explorers; production hides both.'),
};

const GatewayEnvironment = z.object(gatewaySettings).transform(({ PORT, HOST, PROFILE }) => ({ port: PORT, host: HOST, profile: PROFILE }));

export type GatewayConfig = z.output<typeof GatewayEnvironment>;

/** @throws ActionableError that lists everything wrong with the environment */
export const readGatewayConfig = (env: Environment): GatewayConfig => readConfig(GatewayEnvironment, env);

/** @apollo/gateway reports home when it is constructed unless this variable says no, and has no option for it. */
export function declineTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
