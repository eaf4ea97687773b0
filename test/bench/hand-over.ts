/** How long a partner's deals stay in sight of who looked after it, and out of sight of who does now. `npm run bench:hand-over -- --times 30` */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { STORY_PEOPLE } from '@channelgraph/demo';
import { chooseDataDirectory } from '@channelgraph/database/embedded';
import { issuerIn, storyActor, tokenFor } from '@channelgraph/standalone';
import { startDistributed } from '../graph/programme.ts';
import { aligned } from '../table.ts';
import { say } from './screen.ts';

const { values: { times } } = parseArgs({ options: { times: { type: 'string', default: '20' } } });
const ASSIGN = 'mutation ($input: AssignPartnerManagerInput!) { assignPartnerManager(input: $input) { userErrors { code message } } }';
const SEEN = 'query ($partnerId: ID!) { deals(first: 1, filter: { partnerId: $partnerId }) { totalCount } }';

const folder = await mkdtemp(join(tmpdir(), 'channelgraph-bench-'));
const dataDirectory = await chooseDataDirectory({ checkout: folder, dataDir: folder });
say('Starting everything, with demo data');
const ports = Object.fromEntries(['PORT', 'PARTNERS_PORT', 'DEALS_PORT', 'ENABLEMENT_PORT', 'METRICS_PORT'].map(name => [name, '0']));
const programme = await startDistributed({ ...ports, DATA_DIR: folder });

try {
  const issuer = await issuerIn(dataDirectory);
  const partnerId = storyActor('acme-admin').partnerId ?? '';
  const personOf = (key: string): string => STORY_PEOPLE.find(person => person.key === key)?.id ?? '';
  const ask = async <Data>(who: string, query: string, variables: object): Promise<Data> => {
    const response = await fetch(programme.url, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(issuer, storyActor(who))}` }, body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json() as { data: Data; errors?: unknown[] }; // GraphQL over HTTP
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const isSeen = async (): Promise<boolean> => (await ask<{ deals: { totalCount: number } }>('partner-manager', SEEN, { partnerId })).deals.totalCount > 0;
  /** Milliseconds from the answer to the command until `partner-manager` sees Acme's deals, or no longer does. */
  async function handOver(to: string, shouldSee: boolean): Promise<number> {
    const { assignPartnerManager: { userErrors } } = await ask<{ assignPartnerManager: { userErrors: unknown[] } }>('vendor-admin', ASSIGN, { input: { partnerId, personId: personOf(to) } });
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    const began = performance.now();
    while (await isSeen() !== shouldSee) if (performance.now() - began > 30_000) throw new Error('It never took effect.');
    return performance.now() - began;
  }

  const figures: Readonly<Record<'out of sight' | 'in sight', number[]>> = { 'out of sight': [], 'in sight': [] };
  for (let time = 0; time < Number(times); time += 1) {
    figures['out of sight'].push(await handOver('channel-manager', false));
    figures['in sight'].push(await handOver('partner-manager', true));
    say(`${String(time + 1)} of ${times}`);
  }
  const at = (all: readonly number[], share: number): string => Math.round([...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0).toString();
  process.stdout.write(aligned([['milliseconds', 'median', 'p95', 'most'], ...Object.entries(figures).map(([name, all]) => [name, at(all, 0.5), at(all, 0.95), at(all, 1)])]));
} finally {
  await programme.end('SIGINT');
  await rm(folder, { recursive: true, force: true });
}
