import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleName, programmesIn } from './bundle-sources.mjs';
import { bundle, forgetOldBundles } from './bundle.mjs';
import { MEMORY } from './memory.mjs';

const root = join(import.meta.dirname, '../../..');
const house: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
  'gateway/src/main.ts': [
    "import { readFileSync } from 'node:fs';",
    "import { place } from 'placed';",
    'class Door {}',
    "process.stdout.write(JSON.stringify([Door.name, readFileSync(new URL('../said.txt', import.meta.url), 'utf8'), place, (() => { try { return require('absent'); } catch { return 'absent'; } })()]));",
    'declare const require: (name: string) => unknown;',
  ].join('\n'),
  'gateway/said.txt': 'beside it',
  'packages/standalone/src/main.ts': "import '../../../subgraphs/subgraphs.json';", // of the whole house, which is not here
  'gateway/src/door.test.ts': 'nothing is bundled of a test',
  'node_modules/placed/package.json': '{ "main": "index.cjs" }',
  'node_modules/placed/index.cjs': "exports.place = require('node:path').basename(__dirname);",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  for (const [path, text] of Object.entries(house)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bundle', () => {
  it('is another one when a source changes, and the same when a test does', async () => {
    const before = bundleName(folder);
    await writeFile(join(folder, 'gateway/src/door.test.ts'), 'changed');
    expect(bundleName(folder)).toBe(before);
    await writeFile(join(folder, 'gateway/src/door.ts'), 'export {};');
    expect(bundleName(folder)).not.toBe(before);
  });

  it('finds what lies beside its sources, asks Node for what is absent, and keeps the names of classes', async () => {
    expect(programmesIn(folder)).toEqual(['gateway/src/main.ts']);
    await bundle(folder, join(folder, 'made'), programmesIn(folder));
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'made/gateway/src/main.mjs')]);
    expect(JSON.parse(stdout)).toEqual(['Door', 'beside it', 'placed', 'absent']);
  });

  it('is kept by whoever was first', async () => {
    await bundle(folder, join(folder, 'made'), programmesIn(folder));
    expect(existsSync(join(folder, 'made/gateway/src/main.mjs'))).toBe(true);
  });

  it('is forgotten a week later', async () => {
    for (const [name, days] of [['fresh', 1], ['old', 8]] as const) {
      await mkdir(join(folder, 'kept', name), { recursive: true });
      await utimes(join(folder, 'kept', name), new Date(), new Date(Date.now() - days * 86_400_000));
    }
    forgetOldBundles(join(folder, 'kept'));
    expect(['fresh', 'old'].map(name => existsSync(join(folder, 'kept', name)))).toEqual([true, false]);
  });

  it('contains each programme that a command of package.json runs', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }; // npm's format
    const run = Object.values(scripts).flatMap(script => /run\.mjs (\S+)/.exec(script)?.[1] ?? []);
    expect(run.length).toBeGreaterThan(0);
    expect(run.filter(programme => !programmesIn(root).includes(programme))).toEqual([]);
    expect(scripts['start']).toContain(` ${MEMORY.join(' ')} `);
  });
});
