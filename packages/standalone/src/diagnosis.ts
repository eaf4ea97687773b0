import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ActionableError, withoutPasswords, type Environment } from '@channelgraph/config';
import { examineEmbeddedPostgres } from '@channelgraph/database/embedded';
import { diskFinding, freeBytes, type Finding } from '../bin/doctor-findings.mjs';
import { givenUrls, readStandaloneConfig, type StandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { assertFit } from './before-start.ts';
import { assertPortFree } from './free-port.ts';
import { provenUrls } from './given-databases.ts';
import { members } from './subgraphs.ts';

const ANSWER_MS = 2_000;

/** What the start would say, as a finding; a fault that nobody foresaw fails too, with its own words. */
async function tried(about: string, attempt: () => string | Promise<string>): Promise<Finding> {
  try {
    return { level: 'ok', about, what: await attempt() };
  } catch (error) {
    if (error instanceof ActionableError) return { level: 'fail', about, what: error.what, why: withoutPasswords(error.why), next: error.next };
    return { level: 'fail', about, what: 'could not be looked at.', why: withoutPasswords(String(error)), next: 'report it with these lines.' };
  }
}

/** A port is free, or it is ours already. */
async function portFinding({ variable, host, port }: { readonly variable: string; readonly host: string; readonly port: number }): Promise<Finding> {
  try {
    await assertPortFree({ host, port });
    return { level: 'ok', about: 'Port', what: port === 0 ? 'a free one will be taken.' : `${port} is free.` };
  } catch (cause) {
    const answer = await fetch(`http://${host}:${port}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(response => response.text(), () => '');
    if (answer.includes('"ready"')) return { level: 'warn', about: 'Port', what: `a graph is being served on ${port} already.`, why: 'it is ready; a second start needs a port of its own.', next: `${variable}=${port + 1} npm start` };
    return { level: 'fail', about: 'Port', what: `${port} on ${host} cannot be had.`, why: String(cause), next: `stop what listens there (lsof -i :${port}), or: ${variable}=${port + 1} npm start` };
  }
}

/** Every address that was given, proven once as the start would prove it. */
function givenFindings(config: StandaloneConfig): Promise<readonly Finding[]> {
  const users = new Map<string, string[]>();
  for (const { name } of members) {
    const urls = givenUrls(config, name);
    if (urls) users.set(`${urls.url} ${urls.ownerUrl}`, [...users.get(`${urls.url} ${urls.ownerUrl}`) ?? [], name]);
  }
  return Promise.all([...users.values()].map(names => tried('Database', async () => {
    const urls = await provenUrls(config, names[0] ?? '');
    return `of ${names.join(', ')} is reached: ${withoutPasswords(urls?.url ?? '')}.`;
  })));
}

const embeddedFinding = (dataDirectory: string): Promise<Finding> => tried('Database', async () => {
  const { version, user, hasDatabase, heldBy } = await examineEmbeddedPostgres({ dataDirectory });
  const as = user ? `, as user ${user.uid}, who reaches the folder` : '';
  if (heldBy !== null) return `embedded PostgreSQL ${version} is running on ${dataDirectory} (process ${heldBy}${as}).`;
  return `embedded PostgreSQL ${version} ${hasDatabase ? 'finds its own data in' : 'would begin anew in'} ${dataDirectory}${as}.`;
});

/** The nearest folder above a path that exists. */
const existing = (path: string): Promise<string> => access(path).then(() => path, () => existing(dirname(path)));

/** Everything about this environment that decides whether `npm start` comes up. Starts nothing and changes nothing. */
export async function diagnosis(env?: Environment): Promise<readonly Finding[]> {
  let config: StandaloneConfig | undefined;
  const settings = await tried('Settings', () => {
    config = readStandaloneConfig(env);
    assertFit(config);
    return 'every variable can be read.';
  });
  return config ? [settings, ...await findingsFor(config)] : [settings];
}

async function findingsFor(config: StandaloneConfig): Promise<readonly Finding[]> {
  const { HOST: host, PORT, TELEMETRY_PORT } = config;
  const ports = [{ variable: 'PORT', host, port: PORT }, ...(TELEMETRY_PORT === undefined ? [] : [{ variable: 'TELEMETRY_PORT', host, port: TELEMETRY_PORT }])];
  const found = [...await Promise.all(ports.map(portFinding)), ...await givenFindings(config)];
  let dataDirectory = '';
  const folder = await tried('Data folder', async () => {
    dataDirectory = await dataDirectoryOf(config);
    return dataDirectory;
  });
  if (folder.level === 'fail') return [...found, folder];
  const there = await existing(dataDirectory);
  const isEmbedded = members.some(({ name }) => givenUrls(config, name) === null);
  return [...found, { ...diskFinding(there, freeBytes(there)), about: 'Data folder' }, ...(isEmbedded ? [await embeddedFinding(dataDirectory)] : [])];
}
