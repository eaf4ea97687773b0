/**
 * Opens the graph of this checkout on a database of its own, with some demo data, asks it one question as a demo person, and
 * prints the answer: `node --import tsx test/scaffold/ask.ts <superuser url> <person> <query>`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareRoles } from '@channelgraph/database';
import { demoWorld } from '@channelgraph/demo';
import { assemble, issuerIn, loadDemoWhereEmpty, members, migrateAll, storyActor, tokenFor, verifierOf } from '@channelgraph/standalone';
import pg from 'pg';

const NOW = new Date('2026-11-18T10:00:00Z');
const settings = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' } as const;
const [superuserUrl = '', person = '', query = ''] = process.argv.slice(2);

const database = `newcomer_${randomBytes(6).toString('hex')}`;
const keys = await mkdtemp(join(tmpdir(), 'channelgraph-issuer-'));
const issuer = await issuerIn(keys);
const urls = await prepareRoles({ superuserUrl, database, subgraphs: members.map(({ name }) => name), password: 'for-tests-only' });
await migrateAll(urls);
await loadDemoWhereEmpty({ urls, settings, world: () => demoWorld({ anchor: NOW, until: NOW, scale: 0.1, ...settings }) });
const assembly = await assemble({
  urls, settings, now: () => NOW, verify: verifierOf(issuer), host: '127.0.0.1', port: 0, profile: 'development', delivery: 'on-demand',
});
try {
  await assembly.drain();
  const response = await fetch(`${assembly.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(issuer, storyActor(person))}` },
    body: JSON.stringify({ query }),
  });
  process.stdout.write(`${await response.text()}\n`);
} finally {
  await assembly.stop();
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`drop database ${database} with (force)`);
  await client.end();
  await rm(keys, { recursive: true, force: true });
}
