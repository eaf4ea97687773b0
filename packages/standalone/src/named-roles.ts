import { ActionableError } from '@channelgraph/config';
import type { NamedRoles } from '@channelgraph/database';
import { givenUrls, type StandaloneConfig } from './config.ts';
import { members } from './subgraphs.ts';

const not = (why: string, next: string) => new ActionableError({ what: 'No roles were made.', why, next });

/** The roles that the addresses of all subgraphs name, and who may make them. Throws ActionableError where some cannot be made. */
export function namedRoles(config: StandaloneConfig): NamedRoles {
  const superuserUrl = config.SUPERUSER_DATABASE_URL;
  if (superuserUrl === undefined) throw not('no superuser is given.', 'set SUPERUSER_DATABASE_URL (.env.example).');
  const urls = members.map(({ name }) => {
    const given = givenUrls(config, name);
    if (!given) throw not(`no database is given for ${name}.`, 'set DATABASE_URL, or one address for each subgraph (.env.example).');
    for (const url of [given.url, given.ownerUrl]) assertMakeable(name, url, superuserUrl);
    return given;
  });
  return { superuserUrl, urls };
}

/** Refuses what would make a role that anybody could be, or change the superuser itself. */
function assertMakeable(subgraph: string, url: string, superuserUrl: string): void {
  const { username, password } = new URL(url);
  if (username === '' || password === '') throw not(`an address of ${subgraph} names no role, or no password for it.`, 'write both into it: postgres://<role>:<password>@<host>:5432/<database>');
  if (username === new URL(superuserUrl).username) throw not(`an address of ${subgraph} is the superuser’s.`, 'name a role of its own: rights on rows do not bind a superuser.');
}
