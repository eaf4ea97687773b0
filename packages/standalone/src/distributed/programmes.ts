import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubgraphUrls } from '@channelgraph/database';
import { oidcIssuerOf } from '@channelgraph/gateway/settings';
import { MEMORY } from '../../bin/memory.mjs';
import { commandsHere } from '../commands-here.ts';
import { portOf, telemetryPortOf, type DistributedConfig } from '../config.ts';
import { issuerKeyFile } from '../issuer.ts';
import { landingOf, signInHint } from '../landing.ts';
import { urlsOf } from '../prepare.ts';
import { members } from '../subgraphs.ts';
import { freePort } from './free-port.ts';
import { hopKeysIn } from './hop-keys.ts';
import type { Programme } from './programme.ts';

export interface Programmes {
  readonly subgraphs: readonly Programme[];
  readonly gateway: Programme;
}

export interface Deployment {
  readonly config: DistributedConfig;
  readonly dataDirectory: string;
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
}

/** Subgraphs are reached by the gateway and by each other only, so they listen on this machine alone. */
const LOCAL = '127.0.0.1';

/** Every process of the distributed topology, with keys of its own and the address of its own database only. */
export async function programmesOf({ config, dataDirectory, urls }: Deployment): Promise<Programmes> {
  const keys = await hopKeysIn(join(dataDirectory, 'hops'));
  const landingFile = join(dataDirectory, 'landing.json');
  const here = commandsHere(config.DATA_DIR);
  const issuer = oidcIssuerOf(config)?.issuer ?? null;
  await writeFile(landingFile, JSON.stringify(landingOf(here, issuer)));

  const places = await Promise.all(members.map(async ({ name }) => {
    const port = portOf(config, name) || (await freePort(LOCAL));
    return { name, prefix: name.toUpperCase(), port, url: `http://${LOCAL}:${port.toString()}`, metrics: await metricsAt(LOCAL, telemetryPortOf(config, name)) };
  }));
  const addresses = Object.fromEntries(places.map(({ prefix, url }) => [`${prefix}_URL`, url]));
  const said = { ...addresses, LOG_LEVEL: config.LOG_LEVEL };
  const metrics = await metricsAt(config.HOST, config.TELEMETRY_PORT);
  const port = config.PORT || (await freePort(config.HOST));
  return {
    subgraphs: places.map(({ name, prefix, port: own, url, metrics }) => ({
      name,
      command: bundled(`subgraphs/${name}/src/main.ts`),
      url,
      metricsUrl: metrics?.url,
      environment: {
        ...said,
        ...(metrics && { [`${prefix}_TELEMETRY_PORT`]: metrics.port }),
        HOST: LOCAL,
        VENDOR_TIME_ZONE: config.VENDOR_TIME_ZONE,
        FISCAL_YEAR_START: config.FISCAL_YEAR_START.toString(),
        REPORTING_CURRENCY: config.REPORTING_CURRENCY,
        HOP_PRIVATE_KEY_FILE: keys.privateOf(name),
        HOP_PUBLIC_KEYS_FILE: keys.publicFile,
        [`${prefix}_PORT`]: own.toString(),
        [`${prefix}_DATABASE_URL`]: urlsOf(urls, name).url,
      },
    })),
    gateway: {
      name: 'gateway',
      command: bundled('gateway/src/main.ts'),
      url: `http://${reachable(config.HOST)}:${port.toString()}`,
      metricsUrl: metrics?.url,
      environment: {
        ...said,
        ...(metrics && { TELEMETRY_PORT: metrics.port }),
        HOST: config.HOST,
        PORT: port.toString(),
        PROFILE: config.PROFILE,
        HOP_PRIVATE_KEY_FILE: keys.privateOf('gateway'),
        ...(issuer === null && { DEVELOPMENT_KEY_FILE: issuerKeyFile(dataDirectory) }), // an OIDC provider's variables it inherits
        LANDING_FILE: landingFile,
        ...(config.BUDGET_DATABASE_URL !== undefined && { BUDGET_DATABASE_URL: config.BUDGET_DATABASE_URL }),
        SIGN_IN_HINT: signInHint(here, issuer),
      },
    },
  };
}

const bundled = (main: string): readonly string[] => [...MEMORY, 'packages/standalone/bin/run.mjs', main];

/** Where a process serves its metrics; 0 is any free port, undefined is nowhere. */
async function metricsAt(host: string, wanted: number | undefined): Promise<{ readonly port: string; readonly url: string } | undefined> {
  if (wanted === undefined) return undefined;
  const port = (wanted || (await freePort(host))).toString();
  return { port, url: `http://${reachable(host)}:${port}/metrics` };
}

const reachable = (host: string): string => (['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host);
