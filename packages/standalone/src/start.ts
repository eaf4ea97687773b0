import { believed, readAudiences } from '@channelgraph/gateway';
import { doorConfigOf, oidcIssuerOf } from '@channelgraph/gateway/settings';
import { openTelemetry, telemetryConfigOf } from '@channelgraph/telemetry';
import { askAgainWhenBusy } from '@channelgraph/database';
import { standsAbovePolicies } from '@channelgraph/subgraph/serving';
import { assemble, type Assembly } from './assemble.ts';
import { commandsHere } from './commands-here.ts';
import type { StandaloneConfig } from './config.ts';
import { layFoundation } from './foundation.ts';
import { issuerKeyFile } from './issuer.ts';
import { ACME, landingOf, signInHint } from './landing.ts';
import { counted, progressOn } from './progress.ts';
import { firstProof } from './proof.ts';
import type { Running } from './terminal.ts';
import { welcome } from './welcome.ts';
import { settingsOf } from './world.ts';

/** Subgraphs whose login role stands above the policies that keep partners apart. */
async function unguardedIn(subgraphs: Assembly['subgraphs']): Promise<readonly string[]> {
  const found = await Promise.all([...subgraphs].map(async ([name, { database }]) => ((await database.isGuarded()) ? [] : [name])));
  return found.flat();
}

/** Runs everything in this process, step by step, and says so. What was started before a step failed is stopped again. */
export async function start(config: StandaloneConfig): Promise<Running> {
  const progress = progressOn(process.stdout);
  const { step } = progress;
  const began: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = began.pop(); end; end = began.pop()) await end();
  };
  const here = commandsHere(config.DATA_DIR);
  try {
    const door = await doorConfigOf(config);
    const { storage, issuer } = await layFoundation(config, progress, began);
    const audiences = await readAudiences(config.AUDIENCES);
    const telemetry = await openTelemetry({ name: 'standalone', config: telemetryConfigOf(config), host: config.HOST });
    began.push(() => telemetry.stop());
    const oidc = oidcIssuerOf(config);
    const { verify, hasKeys } = await believed(oidc ? { oidc } : { developmentKeyFile: issuerKeyFile(storage.dataDirectory) }, telemetry.log);
    let unguarded: readonly string[] = [];
    const assembly = await step('Gateway and subgraphs', () => assemble({
      urls: storage.urls, settings: settingsOf(config), now: () => new Date(),
      verify, readiness: hasKeys, host: config.HOST, port: config.PORT, profile: config.PROFILE,
      ...door, audiences, executor: config.EXECUTOR,
      signInHint: signInHint(here, oidc?.issuer ?? null), landing: landingOf(here, oidc?.issuer ?? null),
      telemetry,
      admit: async subgraphs => {
        unguarded = await unguardedIn(subgraphs);
        if (unguarded.length > 0 && config.PROFILE === 'production') throw standsAbovePolicies({ variable: 'DATABASE_URL', subgraphs: unguarded });
      },
      onError: (error, where) => { telemetry.log.error({ err: error, where }, 'something failed'); },
    }), ({ gateway }) => gateway.url);
    began.push(() => assembly.stop());
    if (unguarded.length > 0) await step('Policies', () => Promise.resolve(unguarded.join(', ')), names => `do not bind the owner of ${names}: row scopes alone keep partners apart`);

    const waiting = [...(await askAgainWhenBusy(() => assembly.lag())).values()].reduce((sum, count) => sum + count, 0);
    await step('Events', report => assembly.drain(done => { report(`${counted(done)} / ${counted(waiting)}`); }), () => `${counted(waiting)} handed over`);

    const proof = await firstProof(step, { url: assembly.gateway.url, issuer, oidc: oidc?.issuer ?? null });
    process.stdout.write(`${welcome({
      url: assembly.gateway.url, storage: storage.description, metricsUrls: telemetry.metricsUrl === null ? [] : [telemetry.metricsUrl], hasDemo: proof !== null, acmeId: ACME, here,
    })}\n`);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
