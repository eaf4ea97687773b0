import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../run/checks.ts';
import { root } from './tree.ts';

const house = {
  'README.md': 'Channelgraph knows what a `prtnr` is, and every registrasion.\n',
  'docs/graph.md': 'Partners and their certificashuns.\n',
  'subgraphs/deals/schema.graphql': '"""Who recieves the money."""\nscalar Money\n',
  'subgraphs/deals/src/deal.ts': '// code is nobody’s prose: wrlod\n',
};

let folder: string;
let outcome: { readonly code: unknown; readonly said: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spelling-'));
  for (const [path, text] of Object.entries(house)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(join(root, 'cspell.json'), join(folder, 'cspell.json'));
  const { program, args } = checks.find(({ name }) => name === 'words') ?? expect.fail('there is no check called words');
  outcome = await new Promise(resolve => {
    execFile(process.execPath, [join(root, program), ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout) => { resolve({ code: error?.code ?? 0, said: stdout }); });
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(['registrasion', 'certificashuns', 'recieves'])('%s is found, with what it might be', word => {
  expect(outcome.said).toMatch(new RegExp(`\\(${word}\\) .*Suggestions: \\[`, 'i'));
});

it('fails the check for these and nothing else', () => {
  expect(outcome.code).toBe(1);
  expect(outcome.said.trim().split('\n')).toHaveLength(3);
});
