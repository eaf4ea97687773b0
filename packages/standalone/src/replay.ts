import { parseArgs } from 'node:util';
import { ActionableError, explain } from '@channelgraph/config';
import { assemble } from './assemble.ts';
import { readStandaloneConfig, type StandaloneConfig } from './config.ts';
import { issuerIn, verifierOf } from './issuer.ts';
import { migrateAll } from './prepare.ts';
import { openStorage } from './storage.ts';
import { members } from './subgraphs.ts';
import { settingsOf } from './world.ts';

const unknown = (names: readonly string[]) => new ActionableError({
  what: 'Nothing was replayed.',
  why: names.length === 0 ? 'no subgraph was named.' : `there is no subgraph ${names.join(' or ')}.`,
  next: `npm run replay -- ${members.map(({ name }) => name).join(' ')}`,
});

/** Empties the projections of the subgraphs named and reads every publisher's log again from zero. Not while another programme runs on the data. */
async function replay(config: StandaloneConfig): Promise<void> {
  const { positionals: names } = parseArgs({ allowPositionals: true });
  const strangers = names.filter(name => !members.some(member => member.name === name));
  if (names.length === 0 || strangers.length > 0) throw unknown(strangers);
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

replay(readStandaloneConfig()).catch((error: unknown) => { process.exitCode = explain(error); });
