import { oidcIssuerOf } from '@channelgraph/gateway/settings';
import type { DistributedConfig } from '../config.ts';
import { commandsHere } from '../commands-here.ts';
import { layFoundation, say } from '../foundation.ts';
import { assertPortFree } from '../free-port.ts';
import { ACME } from '../landing.ts';
import { counted, progressOn } from '../progress.ts';
import { firstProof } from '../proof.ts';
import type { Running } from '../terminal.ts';
import { welcome } from '../welcome.ts';
import { watchDeliveries } from './deliveries.ts';
import { programmesOf } from './programmes.ts';
import { supervise, type Supervised } from './supervise.ts';

/** Runs each subgraph and the gateway as a process of its own, keeps them running, and proves that they answer together. */
export async function startDistributed(config: DistributedConfig): Promise<Running> {
  const progress = progressOn(process.stdout);
  const { step } = progress;
  const began: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = began.pop(); end; end = began.pop()) await end();
  };
  try {
    const { storage, issuer } = await layFoundation(config, progress, began);
    const { subgraphs, gateway } = await programmesOf({ config, dataDirectory: storage.dataDirectory, urls: storage.urls });
    for (const place of subgraphs.flatMap(({ url, metricsUrl }) => [url, metricsUrl ?? []].flat())) await assertPortFree({ host: new URL(place).hostname, port: Number(new URL(place).port) });

    const processes: Supervised[] = [];
    began.push(() => Promise.all(processes.filter(({ name }) => name !== gateway.name).map(each => each.stop())).then(() => undefined));
    began.push(() => Promise.all(processes.filter(({ name }) => name === gateway.name).map(each => each.stop())).then(() => undefined)); // first, while those behind it still answer
    await step('Processes', async report => {
      const outcomes = await Promise.allSettled([...subgraphs, gateway].map(async programme => {
        processes.push(await supervise(programme, say));
        report(`${processes.length.toString()} of ${(subgraphs.length + 1).toString()} ready`);
      }));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason; // the others have been started and are stopped
    }, () => `${processes.length.toString()} ready`);

    const deliveries = await watchDeliveries(storage.urls);
    began.push(() => deliveries.close());
    await step('Events', report => deliveries.untilDone(left => { report(`${counted(left)} left`); }), waited => `${counted(waited)} waited, all handed over`);

    const proof = await firstProof(step, { url: gateway.url, issuer, oidc: oidcIssuerOf(config)?.issuer ?? null });
    process.stdout.write(`${welcome({
      url: gateway.url, storage: storage.description, metricsUrls: [gateway, ...subgraphs].flatMap(({ metricsUrl }) => metricsUrl ?? []), hasDemo: proof !== null,
      acmeId: ACME, here: commandsHere(config.DATA_DIR),
      processes: [...subgraphs, gateway].flatMap(({ name }) => processes.filter(each => each.name === name)).map(({ name, url, pid }) => ({ name, url, pid: pid() })),
    })}\n`);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
