import { ActionableError, explain } from '@channelgraph/config';
import { makeRoles } from '@channelgraph/database';
import { givenUrls, readStandaloneConfig, type StandaloneConfig } from './config.ts';
import { members } from './subgraphs.ts';

const not = (why: string, next: string) => new ActionableError({ what: 'No roles were made.', why, next });

/**
 * The step before the first migration on a server of one's own: makes the databases and the roles that the addresses of
 * the subgraphs name, with the passwords in them. Run again, it gives the roles new passwords.
 */
async function main(config: StandaloneConfig): Promise<void> {
  const superuserUrl = config.SUPERUSER_DATABASE_URL;
  if (superuserUrl === undefined) throw not('no superuser is given.', 'set SUPERUSER_DATABASE_URL (.env.example).');
  const given = members.map(({ name }) => ({ name, urls: givenUrls(config, name) }));
  for (const { name, urls } of given) {
    if (!urls) throw not(`no database is given for ${name}.`, 'set DATABASE_URL, or one address for each subgraph (.env.example).');
    for (const url of [urls.url, urls.ownerUrl]) assertMakeable(name, url, superuserUrl);
  }
  await makeRoles({ superuserUrl, urls: given.flatMap(({ urls }) => urls ?? []) });
  for (const { name, urls } of given) process.stdout.write(`  ${name}: ${[urls?.url, urls?.ownerUrl].map(url => new URL(url ?? '').username).join(' and ')}\n`);
}

/** Refuses what would make a role that anybody could be, or change the superuser itself. */
function assertMakeable(subgraph: string, url: string, superuserUrl: string): void {
  const { username, password } = new URL(url);
  if (username === '' || password === '') throw not(`an address of ${subgraph} names no role, or no password for it.`, 'write both into it: postgres://<role>:<password>@<host>:5432/<database>');
  if (username === new URL(superuserUrl).username) throw not(`an address of ${subgraph} is the superuser’s.`, 'name a role of its own: rights on rows do not bind a superuser.');
}

Promise.resolve().then(() => main(readStandaloneConfig())).catch((error: unknown) => { process.exitCode = explain(error); });
