import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../run/checks.ts';
import { root } from './tree.ts';

const house = {
  'package.json': JSON.stringify({ name: 'small-house', private: true, type: 'module' }),
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - test\n',
  'test/package.json': JSON.stringify({ name: 'test', private: true }),
  'packages/books/package.json': JSON.stringify({ name: 'books', private: true, type: 'module', exports: './src/index.ts', dependencies: { 'never-imported': '1.0.0' } }),
  'packages/books/src/index.ts': "export { title } from './book.ts';\n",
  'packages/books/src/book.ts': "export const title = 'A book';\nexport const neverRead = 1;\n",
  'packages/books/src/nobody-comes.ts': 'export {};\n',
};

let folder: string;
let report: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unused-'));
  for (const [path, text] of Object.entries(house)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(join(root, 'knip.json'), join(folder, 'knip.json'));
  const { program, args } = checks.find(({ name }) => name === 'unused') ?? expect.fail('there is no check called unused');
  report = await new Promise(resolve => { execFile(process.execPath, [join(root, program), ...args], { cwd: folder }, (error, stdout) => { resolve(`${String(error?.code ?? 0)}\n${stdout}`); }); });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('what nobody uses makes the check fail', () => {
  expect(report).toMatch(/^[1-9]/);
});

it.each(['nobody-comes.ts', 'neverRead', 'never-imported'])('%s is found', name => {
  expect(report).toContain(name);
});

it('what is used is left alone', () => {
  expect(report).not.toMatch(/^title\b/m);
});
