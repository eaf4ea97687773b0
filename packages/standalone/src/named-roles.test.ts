import { describe, expect, it } from 'vitest';
import { readStandaloneConfig } from './config.ts';
import { namedRoles } from './named-roles.ts';

const given = {
  SUPERUSER_DATABASE_URL: 'postgres://postgres:first@db:5432/postgres',
  DATABASE_URL: 'postgres://app:second@db:5432/graph',
  MIGRATION_DATABASE_URL: 'postgres://owner:third@db:5432/graph',
};

describe('the roles to be made', () => {
  it('are those that the addresses name, a subgraph’s own before the one for all', () => {
    const { urls } = namedRoles(readStandaloneConfig({ ...given, DEALS_DATABASE_URL: 'postgres://deals:fourth@db:5432/deals' }));
    expect(urls).toHaveLength(4);
    expect(new Set(urls.map(({ url }) => new URL(url).username))).toEqual(new Set(['app', 'deals']));
  });

  it.each([
    ['nobody may make them', { SUPERUSER_DATABASE_URL: '' }, 'no superuser is given'],
    ['a subgraph has no address', { DATABASE_URL: '', MIGRATION_DATABASE_URL: '' }, 'no database is given for partners'],
    ['a role would have no password', { DATABASE_URL: 'postgres://app@db:5432/graph' }, 'names no role, or no password'],
    ['the superuser would be changed', { MIGRATION_DATABASE_URL: given.SUPERUSER_DATABASE_URL }, 'is the superuser’s'],
  ])('are refused where %s', (_, changed, why) => {
    expect(() => namedRoles(readStandaloneConfig({ ...given, ...changed }))).toThrow(why);
  });
});
