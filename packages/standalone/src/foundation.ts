import { expectedRows } from '@channelgraph/demo';
import type { DevelopmentIssuer } from '@channelgraph/identity';
import type { StandaloneConfig } from './config.ts';
import { issuerIn } from './issuer.ts';
import { loadDemoWhereEmpty, migrateAll } from './prepare.ts';
import { counted, type Progress } from './progress.ts';
import { openStorage, type Storage } from './storage.ts';
import { settingsOf, worldOf } from './world.ts';

/** What every topology stands on. */
export interface Foundation {
  readonly storage: Storage;
  readonly issuer: DevelopmentIssuer;
}

/** `deals.deal 1,200 / 2,500` */
const soFar = (table: string, count: number, scale: number): string => {
  const expected = expectedRows(table, scale);
  return `${table} ${counted(count)}${expected === null ? '' : ` / ${counted(Math.max(expected, count))}`}`;
};

/** One line about something that happened by itself, with its time. */
export const say = (line: string): void => { process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} ${line}\n`); };

/** Database, schemas and demo data, step by step; `began` takes what must be stopped again. */
export async function layFoundation(config: StandaloneConfig, { step }: Progress, began: (() => Promise<void>)[]): Promise<Foundation> {
  const storage = await step('Database', report => openStorage(config, { onStep: report, say }), ({ description }) => description);
  began.push(() => storage.stop());
  await step('Schemas', report => migrateAll(storage.urls, report), applied => (applied > 0 ? `${counted(applied)} ${applied === 1 ? 'migration' : 'migrations'} applied` : 'up to date'));
  await step('Demo data', report => config.DEMO_SCALE === 0 ? Promise.resolve([]) : loadDemoWhereEmpty({
    urls: storage.urls,
    settings: settingsOf(config),
    world: () => worldOf(config, new Date()),
    report: (table, count) => { report(soFar(table, count, config.DEMO_SCALE)); },
  }), names => (config.DEMO_SCALE === 0 ? 'none wanted (DEMO_SCALE=0)' : names.length > 0 ? `loaded into ${names.join(', ')}` : 'kept from before'));
  return { storage, issuer: await issuerIn(storage.dataDirectory) };
}
