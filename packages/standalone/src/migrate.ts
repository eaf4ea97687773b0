import { ActionableError, explain } from '@channelgraph/config';
import { givenUrls, readStandaloneConfig, type StandaloneConfig } from './config.ts';
import { loadDemoWhereEmpty, migrateAll } from './prepare.ts';
import { members } from './subgraphs.ts';
import { settingsOf, worldOf } from './world.ts';

const nowhere = (missing: readonly string[]) => new ActionableError({
  what: 'Nothing was migrated.',
  why: `no database is given for ${missing.join(', ')}.`,
  next: 'set DATABASE_URL, or one address for each subgraph (.env.example); `npm start` migrates its embedded database by itself.',
});

/**
 * The step before the processes of a deployment start: brings every schema up to date, by the owners' addresses, and
 * loads the demo world into schemas that are empty where DEMO_SCALE asks for it. Several at once wait for each other.
 */
async function main(config: StandaloneConfig): Promise<void> {
  const given = new Map(members.flatMap(({ name }) => {
    const urls = givenUrls(config, name);
    return urls ? [[name, urls] as const] : [];
  }));
  const missing = members.map(({ name }) => name).filter(name => !given.has(name));
  if (missing.length > 0) throw nowhere(missing);
  const applied = await migrateAll(given);
  process.stdout.write(`  ${applied === 0 ? 'every schema is up to date' : `${applied.toString()} migrations applied`}\n`);
  if (config.DEMO_SCALE === 0) return;
  const loaded = await loadDemoWhereEmpty({ urls: given, settings: settingsOf(config), world: () => worldOf(config, new Date()) });
  process.stdout.write(`  demo data ${loaded.length > 0 ? `loaded into ${loaded.join(', ')}` : 'kept from before'}\n`);
}

Promise.resolve().then(() => main(readStandaloneConfig())).catch((error: unknown) => { process.exitCode = explain(error); });
