import { explain } from '@channelgraph/config';
import { makeRoles } from '@channelgraph/database';
import { readStandaloneConfig } from './config.ts';
import { namedRoles } from './named-roles.ts';

/**
 * The step before the first migration on a server of one's own: makes the databases and the roles that the addresses of
 * the subgraphs name, with the passwords in them. Run again, it gives the roles the passwords of then.
 */
async function main(): Promise<void> {
  const roles = namedRoles(readStandaloneConfig());
  await makeRoles(roles);
  const names = new Set(roles.urls.flatMap(({ url, ownerUrl }) => [url, ownerUrl]).map(url => decodeURIComponent(new URL(url).username)));
  process.stdout.write(`  ${[...names].join(', ')}\n`);
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
