import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readStandaloneConfig } from './config.ts';
import { provenUrls } from './given-databases.ts';

const role = `visitor_${randomBytes(4).toString('hex')}`;
let superuser: pg.Client;
let visitorUrl: string;
beforeAll(async () => {
  superuser = new pg.Client({ connectionString: inject('postgres') });
  await superuser.connect();
  await superuser.query(`create role ${role} login password 'visitor'`);
  const url = new URL(inject('postgres'));
  [url.username, url.password] = [role, 'visitor'];
  visitorUrl = url.toString();
});
afterAll(async () => {
  await superuser.query(`drop role ${role}`);
  await superuser.end();
});

describe('addresses given for a subgraph', () => {
  it('are none, or those given once both are proven', async () => {
    expect(await provenUrls(readStandaloneConfig({}), 'deals')).toBeNull();
    const config = readStandaloneConfig({ DEALS_DATABASE_URL: visitorUrl, DEALS_MIGRATION_DATABASE_URL: inject('postgres') });
    expect(await provenUrls(config, 'deals')).toEqual({ url: visitorUrl, ownerUrl: inject('postgres') });
  });

  it('are refused when the role that would migrate may make no schema, with the variable and the statement that help', async () => {
    const attempt = provenUrls(readStandaloneConfig({ DATABASE_URL: visitorUrl }), 'deals');
    await expect(attempt).rejects.toThrow(`the role ${role} may not create schemas in the database postgres.\nNext: name the owner in MIGRATION_DATABASE_URL, or let this role do it: grant create on database postgres to ${role};`);
  });

  it('are refused by the name of the variable that leads nowhere, without the password', async () => {
    const nowhere = new URL(inject('postgres'));
    nowhere.pathname = '/nowhere';
    const attempt = provenUrls(readStandaloneConfig({ DEALS_DATABASE_URL: visitorUrl, DEALS_MIGRATION_DATABASE_URL: nowhere.toString() }), 'deals');
    await expect(attempt).rejects.toThrow(/^The database of DEALS_MIGRATION_DATABASE_URL cannot be reached\.\nWhy: .*"nowhere" does not exist/);
    await expect(attempt).rejects.not.toThrow(nowhere.password);
  });
});
