import { assemble } from './assemble.ts';
import type { StandaloneConfig } from './config.ts';
import { issuerIn, verifierOf } from './issuer.ts';
import { migrateAll } from './prepare.ts';
import { openStorage } from './storage.ts';
import { settingsOf } from './world.ts';

/** Empties the projections of the subgraphs named and reads every publisher's log again from zero. Not while another programme runs on the data. */
export async function replayProjections(config: StandaloneConfig, names: readonly string[]): Promise<void> {
  const storage = await openStorage(config, { onStep: () => undefined, say: () => undefined });
  try {
    await migrateAll(storage.urls);
    const verify = verifierOf(await issuerIn(storage.dataDirectory));
    const assembly = await assemble({
      urls: storage.urls, settings: settingsOf(config), now: () => new Date(), verify, host: '127.0.0.1', port: 0, profile: 'development', delivery: 'on-demand',
    });
    try {
      for (const name of names) {
        await assembly.replay(name);
        process.stdout.write(`  ${name} has read every log again\n`);
      }
    } finally {
      await assembly.stop();
    }
  } finally {
    await storage.stop();
  }
}
