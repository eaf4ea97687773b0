import { STORY_PEOPLE } from '@channelgraph/demo';
import { describe, expect, it } from 'vitest';
import { commandsHere } from './commands-here.ts';
import { progressOn } from './progress.ts';
import { AT_A_GLANCE } from './queries.ts';
import { welcome } from './welcome.ts';

const facts = { url: 'http://127.0.0.1:4000', storage: 'embedded PostgreSQL', acmeId: 'acme', metricsUrls: [], hasDemo: true, here: commandsHere(undefined) };

describe('what a newcomer is told', () => {
  it('names the addresses, every person with the command for a token, three queries, and how to stop and begin again', () => {
    const text = welcome(facts);
    for (const { key } of STORY_PEOPLE) expect(text).toContain(`npm run -s token -- --as ${key}`);
    for (const part of ['http://127.0.0.1:4000/graphql', '/sandbox', '/graphiql', 'Ctrl-C', 'npm run reset', '"acme"', 'kpisByRegion']) expect(text).toContain(part);
    for (const line of AT_A_GLANCE.split('\n')) expect(text).toContain(line);
  });

  it('names the data folder again in every command where one was named, as a shell takes it', () => {
    const text = welcome({ ...facts, here: commandsHere('/srv/my data') });
    expect(text).toContain("DATA_DIR='/srv/my data' npm run -s token -- --as acme-admin");
    expect(text).toContain("DATA_DIR='/srv/my data' npm run reset");
    expect(commandsHere('.demo')('npm run reset')).toBe('DATA_DIR=.demo npm run reset');
  });

  it('without demo data names no demo people', () => {
    expect(welcome({ ...facts, hasDemo: false })).not.toContain('acme');
  });
});

describe('progress', () => {
  const shown = async (isLive: boolean) => {
    const written: string[] = [];
    let time = 0;
    const { step } = progressOn({ write: text => written.push(text) }, { isLive, clock: () => (time += 600) });
    await step('Demo data', report => { report('deals.deal 1,200 / 2,500'); return Promise.resolve(4); }, count => `loaded into ${count} schemas`);
    return written.join('');
  };

  it('is one plain line per step where nobody watches', async () => {
    expect(await shown(false)).toMatch(/^ {2}✓ Demo data {2}loaded into 4 schemas +0\.6 s\n$/);
  });

  it('is redrawn in place on a terminal', async () => {
    expect(await shown(true)).toContain('\r\u001b[2K  … Demo data  deals.deal 1,200 / 2,500');
  });
});
