import { ActionableError } from '@channelgraph/config';
import { expectedRows } from '@channelgraph/demo';
import { pino } from 'pino';
import { assemble } from './assemble.ts';
import type { StandaloneConfig } from './config.ts';
import { assertPortFree } from './free-port.ts';
import { issuerIn, storyActor, verifierOf } from './issuer.ts';
import { loadDemoWhereEmpty, migrateAll } from './prepare.ts';
import { counted, progressOn } from './progress.ts';
import { proveItself } from './proof.ts';
import { openStorage } from './storage.ts';
import { serveTelemetry, type Telemetry } from './telemetry.ts';
import { TRY_IT } from './queries.ts';
import { welcome } from './welcome.ts';
import { settingsOf, worldOf } from './world.ts';

export interface Running {
  stop(): Promise<void>;
}

/** `deals.deal 1,200 / 2,500` */
const soFar = (table: string, count: number, scale: number): string => {
  const expected = expectedRows(table, scale);
  return `${table} ${counted(count)}${expected === null ? '' : ` / ${counted(Math.max(expected, count))}`}`;
};

export const noProductionHere = () => new ActionableError({
  what: 'Everything in one process is for development only.',
  why: 'its tokens come from a built-in issuer that anybody with the files can sign with.',
  next: 'unset PROFILE to go on here.',
});

/** Runs everything in this process, step by step, and says so. What was started before a step failed is stopped again. */
export async function start(config: StandaloneConfig): Promise<Running> {
  if (config.PROFILE === 'production') throw noProductionHere();
  const { step } = progressOn(process.stdout);
  const log = pino({ level: config.LOG_LEVEL }, process.stderr);
  const began: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = began.pop(); end; end = began.pop()) await end();
  };
  await assertPortFree({ host: config.HOST, port: config.PORT });
  try {
    const storage = await step('Database', report => openStorage(config, report), ({ description }) => description);
    began.push(() => storage.stop());
    await step('Schemas', report => migrateAll(storage.urls, report), applied => (applied > 0 ? `${counted(applied)} migrations applied` : 'up to date'));

    const settings = settingsOf(config);
    await step('Demo data', report => config.DEMO_SCALE === 0 ? Promise.resolve([]) : loadDemoWhereEmpty({
      urls: storage.urls, settings,
      world: () => worldOf(config, new Date()),
      report: (table, count) => { report(soFar(table, count, config.DEMO_SCALE)); },
    }), names => (names.length > 0 ? `loaded into ${names.join(', ')}` : 'kept from before'));

    const issuer = await issuerIn(storage.dataDirectory);
    const acmeId = storyActor('acme-admin').partnerId;
    const assembly = await step('Gateway and subgraphs', () => assemble({
      urls: storage.urls, settings, now: () => new Date(),
      verify: verifierOf(issuer), host: config.HOST, port: config.PORT, profile: 'development',
      signInHint: 'Print a token with `npm run -s token -- --as <person>`.',
      landing: {
        title: 'Channelgraph',
        lines: ['Partners, deals, enablement and metrics in one graph.', 'Print a token of a demo person, and send it as a bearer token:', '$ npm run -s token -- --as acme-admin'],
        queries: TRY_IT.map(({ title, as, query }) => ({ title, query, note: query.includes('$id') ? `Ask as ${as}, with the variables { "id": "${acmeId ?? ''}" }.` : `Ask as ${as}.` })),
      },
      logger: log,
      onError: (error, where) => { log.error({ err: error, where }, 'something failed'); },
    }), ({ gateway }) => gateway.url);
    began.push(() => assembly.stop());

    const waiting = [...(await assembly.lag()).values()].reduce((sum, count) => sum + count, 0);
    await step('Events', report => assembly.drain(done => { report(`${counted(done)} / ${counted(waiting)}`); }), () => `${counted(waiting)} handed over`);

    const telemetry: Telemetry | null = config.TELEMETRY_PORT === undefined ? null : await serveTelemetry(assembly, { host: config.HOST, port: config.TELEMETRY_PORT });
    if (telemetry) began.push(() => telemetry.stop());

    const proof = await step('First query', () => proveItself({ url: assembly.gateway.url, issuer }), answer => answer ?? 'answered; no demo data here');
    process.stdout.write(`${welcome({
      url: assembly.gateway.url, storage: storage.description, telemetryUrl: telemetry?.url ?? null, hasDemo: proof !== null, acmeId,
    })}\n`);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
