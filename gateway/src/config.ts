import { fileURLToPath } from 'node:url';
import { host, httpUrl, port, readConfig } from '@channelgraph/config';
import type { Environment } from '@channelgraph/config';
import type { OidcIssuer } from '@channelgraph/identity';
import { hopSettings } from '@channelgraph/process';
import { areApart, telemetryConfigOf, telemetrySettings } from '@channelgraph/telemetry';
import type { TelemetryConfig } from '@channelgraph/telemetry';
import { z } from 'zod';
import { EXECUTORS } from './execution/executor-names.ts';
import type { ExecutorName } from './execution/executor-names.ts';
import { issuerSettings, oidcIssuerOf } from './identity/config.ts';
import { budgetMustPay, doorSettings, hasItsList, modeNeedsAList, paysForTheDearest } from './protection/config.ts';
import type { DoorRead } from './protection/config.ts';

export { budgetMustPay, doorConfigOf, hasItsList, modeNeedsAList, paysForTheDearest } from './protection/config.ts';
export { oidcIssuerOf };

export const PROFILES = ['development', 'production'] as const;
export type Profile = (typeof PROFILES)[number];

const committedSupergraph = fileURLToPath(new URL('../supergraph.graphql', import.meta.url));
export const committedAudiences = fileURLToPath(new URL('../audiences.json', import.meta.url));
const path = z.string().meta({ example: '.data/development-issuer.json' });

/** The variables of the front door, for whoever assembles a configuration around it. */
export const gatewaySettings = {
  PORT: port.default(4000).describe('Where the graph is served; 0 takes a free port.'),
  HOST: host.default('127.0.0.1').describe('The address to listen on; 0.0.0.0 opens the graph to the network.'),
  PROFILE: z
    .enum(PROFILES, { error: `must be ${PROFILES.join(' or ')}` })
    .meta({ example: 'production' })
    .default('development')
    .describe('development shows the schema and the explorers; production hides both.'),
  ...doorSettings,
  AUDIENCES: path.default(committedAudiences).describe('Who is shown which part of the graph; a file.'),
  EXECUTOR: z.enum(EXECUTORS, { error: `must be ${EXECUTORS.join(' or ')}` }).meta({ example: 'apollo' }).default('compiled')
    .describe('What runs operations: plans compiled by this gateway, or the executor of @apollo/gateway.'),
  ...issuerSettings,
};

/** Refuses one port for the graph and for its metrics, before either is opened. */
export const telemetryNeedsItsOwnPort = { path: ['TELEMETRY_PORT'], error: 'must not be the port of the graph (PORT): metrics are not for its callers' };

const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/**
 * Whether this process is to serve some graph for whoever develops with it: SUPERGRAPH names the graph, and nothing says whose
 * tokens are believed or how requests are signed. Then nobody is asked who they are. Never in production.
 */
const isForAnybody = (env: Environment): boolean =>
  isSet(env['SUPERGRAPH']) && env['PROFILE'] !== 'production' && !['HOP_PRIVATE_KEY_FILE', 'DEVELOPMENT_KEY_FILE', 'OIDC_ISSUER', 'OIDC_AUDIENCE'].some(name => isSet(env[name]));

/** What the gateway needs beside that to be a process of its own. */
const gatewayEnvironment = (env: Environment) => z.object({
  ...gatewaySettings,
  ...telemetrySettings,
  HOP_PRIVATE_KEY_FILE: isForAnybody(env) ? hopSettings.HOP_PRIVATE_KEY_FILE.default('') : hopSettings.HOP_PRIVATE_KEY_FILE,
  SUPERGRAPH: path.default(committedSupergraph).describe('The composed graph that is served; a file. With one of your own and no keys or issuer, anybody is served, in development only.'),
  // Production has no use for it, and says so in words of its own.
  DEVELOPMENT_KEY_FILE: (isSet(env['OIDC_ISSUER']) || env['PROFILE'] === 'production' || isForAnybody(env) ? path.default('') : path).describe('Key of the built-in issuer of development tokens; needed unless there is another.'),
  LANDING_FILE: path.optional().describe('What the start page says: a JSON file with title, lines and queries.'),
  SIGN_IN_HINT: z.string().optional().meta({ example: 'Sign in at …' }).describe('What a caller without a valid token is told to do, as one sentence.'),
}).refine(read => areApart(read.PORT, read.TELEMETRY_PORT), telemetryNeedsItsOwnPort).refine(hasItsList, modeNeedsAList).refine(paysForTheDearest, budgetMustPay);

/** Whose tokens are accepted: an OIDC provider's, or those of the built-in issuer whose key is in this file. */
export type GatewayIssuer = { readonly oidc: OidcIssuer } | { readonly developmentKeyFile: string };

export interface GatewayConfig {
  readonly port: number;
  readonly host: string;
  readonly profile: Profile;
  readonly supergraphFile: string;
  /** Null shows everybody the same. */
  readonly audiencesFile: string | null;
  readonly executor: ExecutorName;
  /** With what requests to subgraphs are signed; null signs none. */
  readonly keyFile: string | null;
  /** Null asks nobody who they are. */
  readonly issuer: GatewayIssuer | null;
  readonly landingFile: string | undefined;
  readonly signInHint: string | undefined;
  readonly telemetry: TelemetryConfig;
  readonly door: DoorRead;
  /** Where a subgraph answers GraphQL: as `<NAME>_URL` says, otherwise as the supergraph does. Throws ActionableError. */
  readonly routing: (subgraph: string, url: string) => string;
}

/** @throws ActionableError that lists everything wrong with the environment */
export function readGatewayConfig(env: Environment = process.env): GatewayConfig {
  const read = readConfig(gatewayEnvironment(env), env);
  const oidc = oidcIssuerOf(read);
  const forAnybody = isForAnybody(env);
  return {
    port: read.PORT,
    host: read.HOST,
    profile: read.PROFILE,
    supergraphFile: read.SUPERGRAPH,
    audiencesFile: forAnybody && !isSet(env['AUDIENCES']) ? null : read.AUDIENCES,
    executor: read.EXECUTOR,
    keyFile: forAnybody ? null : read.HOP_PRIVATE_KEY_FILE,
    issuer: forAnybody ? null : oidc === null ? { developmentKeyFile: read.DEVELOPMENT_KEY_FILE } : { oidc },
    landingFile: read.LANDING_FILE,
    signInHint: read.SIGN_IN_HINT,
    telemetry: telemetryConfigOf(read),
    door: read,
    routing: (subgraph, url) => {
      const variable = `${subgraph.toUpperCase().replaceAll('-', '_')}_URL`;
      const given = readConfig(z.object({ [variable]: httpUrl.optional() }), env)[variable];
      return given === undefined ? url : `${given}/graphql`;
    },
  };
}

/** @apollo/gateway reports home when it is constructed unless this variable says no, and has no option for it. */
export function declineTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
