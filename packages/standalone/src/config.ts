import { currency, localDate, logLevel, month, port, postgresUrl, readConfig, timeZone, wholeNumber, type Environment } from '@channelgraph/config';
import { isCurrency } from '@channelgraph/domain';
import { gatewaySettings } from '@channelgraph/gateway';
import { z } from 'zod';
import subgraphs from '../../../subgraphs/subgraphs.json' with { type: 'json' };

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
  DATA_DIR: z.string().optional().meta({ example: '.data' }).describe('Folder of the embedded PostgreSQL and the development keys.'),
  DEMO_SCALE: wholeNumber({ from: 0, to: 1_000 }).default(1).describe('Size of the demo data: 1 = 60 partners and 2,500 deals, 0 = none.'),
  DEMO_ANCHOR: localDate.optional().describe('Day in the fiscal quarter that the demo stories are laid around; the current one unless told.'),
  VENDOR_TIME_ZONE: timeZone.default('Europe/Berlin').describe('Zone of the vendor’s calendar.'),
  FISCAL_YEAR_START: month.default(1).describe('Month in which the fiscal year starts, 1 to 12.'),
  REPORTING_CURRENCY: currency.refine(isCurrency, { error: 'is no ISO 4217 currency' }).default('USD').describe('Currency in which figures of many currencies are added up.'),
  TELEMETRY_PORT: port.optional().describe('Port for Prometheus metrics on HOST; none are served without it.'),
  LOG_LEVEL: logLevel.default('warn').describe('How much is logged, as JSON on standard error.'),
});

export type StandaloneConfig = Readonly<z.output<typeof StandaloneEnvironment>> & { readonly [database: string]: unknown };

export interface GivenUrls {
  readonly url: string;
  readonly ownerUrl: string;
}

/** Throws one ActionableError that lists everything wrong. */
export const readStandaloneConfig = (env: Environment = process.env): StandaloneConfig => readConfig(StandaloneEnvironment, env);

/** The variable whose address a subgraph uses. */
export const databaseVariable = (config: StandaloneConfig, subgraph: string): string => {
  const own = `${subgraph.toUpperCase()}_DATABASE_URL`;
  return config[own] === undefined ? 'DATABASE_URL' : own;
};

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
