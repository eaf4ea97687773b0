import { flag, localDate, port, postgresUrl, readConfig, wholeNumber, type Environment } from '@channelgraph/config';
import { budgetMustPay, gatewaySettings, hasItsList, modeNeedsAList, paysForTheDearest, telemetryNeedsItsOwnPort } from '@channelgraph/gateway/settings';
import { vendorSettings } from '@channelgraph/subgraph/settings';
import { areApart, telemetrySettings } from '@channelgraph/telemetry';
import { z } from 'zod';
import subgraphs from '../../../subgraphs/subgraphs.json' with { type: 'json' };

/** In the order of subgraphs.json. */
export const subgraphNames = subgraphs.map(({ name }) => name);

const databases = Object.fromEntries(subgraphs.flatMap(({ name }) => [
  [`${name.toUpperCase()}_DATABASE_URL`, postgresUrl.optional().describe(`PostgreSQL of the ${name} subgraph; its role needs no more than the rows.`)],
  [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, postgresUrl.optional().describe(`The owner that migrates the ${name} schema.`)],
]));

/** Every variable that `npm start` reads; `.env.example` is held against it. */
export const StandaloneEnvironment = z.object({
  ...gatewaySettings,
  DATABASE_URL: postgresUrl.optional().describe('One PostgreSQL for all four subgraphs; without any database URL an embedded one is started.'),
  MIGRATION_DATABASE_URL: postgresUrl.optional().describe('The owner that migrates all schemas in DATABASE_URL.'),
  ...databases,
  SUPERUSER_DATABASE_URL: postgresUrl.optional().describe('A superuser, for `npm run roles` alone: it makes the databases and the roles of the addresses above.'),
  DATA_DIR: z.string().optional().meta({ example: '.data' }).describe('Folder of the embedded PostgreSQL and the development keys.'),
  DEMO_SCALE: wholeNumber({ from: 0, to: 1_000 }).default(1).describe('Size of the demo data: 1 = 60 partners and 2,500 deals, 0 = none.'),
  DEMO_ANCHOR: localDate.optional().describe('Day in the fiscal quarter that the demo stories are laid around; the current one unless told.'),
  ...vendorSettings,
  ...telemetrySettings,
}).refine(read => areApart(read.PORT, read.TELEMETRY_PORT), telemetryNeedsItsOwnPort).refine(hasItsList, modeNeedsAList).refine(paysForTheDearest, budgetMustPay);

export type StandaloneConfig = Readonly<z.output<typeof StandaloneEnvironment>> & { readonly [database: string]: unknown };

/** What `npm run start:distributed` reads beside that. */
const DistributedEnvironment = z.object({
  ...StandaloneEnvironment.shape,
  ...Object.fromEntries(subgraphs.map(({ name, port: usual }) => [
    `${name.toUpperCase()}_PORT`, port.default(usual).describe(`Where the ${name} subgraph listens; 0 takes a free port.`),
  ])),
  ...Object.fromEntries(subgraphs.map(({ name }) => [
    `${name.toUpperCase()}_TELEMETRY_PORT`, port.optional().describe(`Port for the metrics of the ${name} subgraph; those behind TELEMETRY_PORT, in order, unless told.`),
  ])),
  SERVER_PER_SUBGRAPH: flag.default(false).describe('An embedded PostgreSQL server for each subgraph instead of one for all.'),
}).superRefine((read, context) => {
  const doors = [read.PORT, ...subgraphs.map(({ name }) => portOf(read, name))];
  const taken = new Set(doors.filter(each => each !== 0));
  const refuseTaken = (variable: 'TELEMETRY_PORT' | `${string}_TELEMETRY_PORT`, wanted: number | undefined): void => {
    if (wanted === undefined || wanted === 0) return;
    const given = (read as Readonly<Record<string, unknown>>)[variable] === undefined ? 'TELEMETRY_PORT' : variable; // computed names have lost their types
    if (taken.has(wanted)) context.addIssue({ code: 'custom', path: [given], input: read, message: `${variable} would be ${wanted.toString()}, which is the port of something else here` });
    taken.add(wanted);
  };
  refuseTaken('TELEMETRY_PORT', read.TELEMETRY_PORT);
  for (const { name } of subgraphs) refuseTaken(`${name.toUpperCase()}_TELEMETRY_PORT`, telemetryPortOf(read, name));
});

export type DistributedConfig = StandaloneConfig & { readonly SERVER_PER_SUBGRAPH: boolean };

export interface GivenUrls {
  readonly url: string;
  readonly ownerUrl: string;
}

/** Throws one ActionableError that lists everything wrong. */
export const readStandaloneConfig = (env: Environment = process.env): StandaloneConfig => readConfig(StandaloneEnvironment, env);

/** Throws one ActionableError that lists everything wrong. */
export const readDistributedConfig = (env: Environment = process.env): DistributedConfig => readConfig(DistributedEnvironment, env);

/** Where a subgraph is to listen; 0 is any free port. */
export const portOf = (config: { readonly [variable: string]: unknown }, subgraph: string): number => Number(config[`${subgraph.toUpperCase()}_PORT`]);

/** Where a subgraph is to serve its metrics: as told, otherwise behind the gateway's in the order of the list. Undefined: nowhere. */
export function telemetryPortOf(config: { readonly [variable: string]: unknown; readonly TELEMETRY_PORT?: number | undefined }, subgraph: string): number | undefined {
  const own = config[`${subgraph.toUpperCase()}_TELEMETRY_PORT`];
  if (typeof own === 'number') return own;
  const { TELEMETRY_PORT: first } = config;
  return first === undefined || first === 0 ? first : first + 1 + subgraphs.findIndex(({ name }) => name === subgraph);
}

/** What a process started here gets of our environment: everything but the addresses of databases, which are not its own. */
export const inheritedEnvironment = (env: Environment = process.env): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.endsWith('DATABASE_URL')));

/**
 * The database addresses somebody gave for a subgraph; null where the embedded one is to serve. The owner of the database
 * for all never migrates a database of a subgraph's own.
 */
export function givenUrls(config: StandaloneConfig, subgraph: string): GivenUrls | null {
  const value = (name: string): string | undefined => {
    const found = config[name];
    return typeof found === 'string' ? found : undefined;
  };
  for (const prefix of [`${subgraph.toUpperCase()}_`, '']) {
    const url = value(`${prefix}DATABASE_URL`);
    if (url !== undefined) return { url, ownerUrl: value(`${prefix}MIGRATION_DATABASE_URL`) ?? url };
  }
  return null;
}
