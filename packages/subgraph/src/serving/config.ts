import { currency, host, httpUrl, month, port, postgresUrl, readConfig, timeZone, type Environment } from '@channelgraph/config';
import { isCurrency } from '@channelgraph/domain';
import { hopSettings } from '@channelgraph/process';
import { areApart, telemetryConfigOf, telemetrySettings, type TelemetryConfig } from '@channelgraph/telemetry';
import { z } from 'zod';
import type { VendorSettings } from '../running/definition.ts';

/** What the vendor decided for the whole deployment; every process must be told the same. */
export const vendorSettings = {
  VENDOR_TIME_ZONE: timeZone.default('Europe/Berlin').describe('Zone of the vendor’s calendar.'),
  FISCAL_YEAR_START: month.default(1).describe('Month in which the fiscal year starts, 1 to 12.'),
  REPORTING_CURRENCY: currency.refine(isCurrency, { error: 'is no ISO 4217 currency' }).default('USD').describe('Currency in which figures of many currencies are added up.'),
};

const servingSettings = {
  ...vendorSettings,
  ...hopSettings,
  ...telemetrySettings,
  HOST: host.default('127.0.0.1').describe('The address to listen on; 0.0.0.0 opens the process to the network.'),
};

/** One line of subgraphs.json. */
export interface Neighbour {
  readonly name: string;
  /** Where it listens on a developer's machine. */
  readonly port: number;
  /** Whose events it wants. */
  readonly listensTo: readonly string[];
}

export interface SubgraphConfig {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** The variable that the database's address came from, for messages. */
  readonly databaseVariable: string;
  readonly settings: VendorSettings;
  readonly telemetry: TelemetryConfig;
  readonly keyFile: string;
  readonly knownKeysFile: string;
  /** Where the subgraphs are that want this one's events. */
  readonly consumers: readonly { readonly name: string; readonly url: string }[];
}

/**
 * Reads what one subgraph needs to be a process of its own, from variables that begin with its name and from those that
 * all processes share. Throws one ActionableError that lists everything wrong.
 */
export function readSubgraphConfig(name: string, neighbours: readonly Neighbour[], env: Environment): SubgraphConfig {
  const own = neighbours.find(neighbour => neighbour.name === name);
  if (!own) throw new RangeError(`subgraphs.json does not name "${name}".`);
  const consumers = neighbours.filter(({ listensTo }) => listensTo.includes(name));
  const prefix = name.toUpperCase();
  const databaseVariable = (env[`${prefix}_DATABASE_URL`] ?? '') === '' && (env['DATABASE_URL'] ?? '') !== '' ? 'DATABASE_URL' : `${prefix}_DATABASE_URL`;

  const addresses = z.object(Object.fromEntries(consumers.map(consumer => [
    `${consumer.name.toUpperCase()}_URL`, httpUrl.default(`http://127.0.0.1:${consumer.port}`).describe(`Where the ${consumer.name} subgraph listens.`),
  ])));
  const schema = z.object({
    ...servingSettings,
    [`${prefix}_PORT`]: port.default(own.port).describe(`Where the ${name} subgraph listens.`),
    [`${prefix}_TELEMETRY_PORT`]: port.optional().describe(`Port for the metrics of the ${name} subgraph; TELEMETRY_PORT unless told.`),
    [databaseVariable]: postgresUrl.describe(`PostgreSQL of the ${name} subgraph.`),
    ...addresses.shape,
  });
  type Numbers = Readonly<Record<string, unknown>>; // computed names have lost their types
  const telemetryPort = (read: Numbers): unknown => read[`${prefix}_TELEMETRY_PORT`] ?? read['TELEMETRY_PORT'];
  const telemetryVariable = (env[`${prefix}_TELEMETRY_PORT`] ?? '') === '' ? 'TELEMETRY_PORT' : `${prefix}_TELEMETRY_PORT`;
  const checked = schema.refine((read: Numbers) => areApart(read[`${prefix}_PORT`], telemetryPort(read)), {
    path: [telemetryVariable], error: `must not be the port of the subgraph (${prefix}_PORT)`,
  });
  return readConfig(checked.transform(read => {
    const texts = z.record(z.string(), z.coerce.string()).parse(read); // computed names have lost their types
    return {
      host: read.HOST,
      port: Number(texts[`${prefix}_PORT`]),
      databaseUrl: texts[databaseVariable] ?? '',
      databaseVariable,
      settings: { calendar: { timeZone: read.VENDOR_TIME_ZONE, fiscalYearStart: read.FISCAL_YEAR_START }, reportingCurrency: read.REPORTING_CURRENCY },
      telemetry: { ...telemetryConfigOf(read), port: numberOf(telemetryPort(read)) },
      keyFile: read.HOP_PRIVATE_KEY_FILE,
      knownKeysFile: read.HOP_PUBLIC_KEYS_FILE,
      consumers: consumers.map(consumer => ({ name: consumer.name, url: texts[`${consumer.name.toUpperCase()}_URL`] ?? '' })),
    };
  }), env);
}

const numberOf = (read: unknown): number | undefined => (typeof read === 'number' ? read : undefined);
