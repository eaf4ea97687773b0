import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { lawPlants } from './plants/laws.ts';
import { root } from './tree.ts';

/** The real configuration, without what needs the types of a whole programme: planted files are not on disk. */
const eslint = new ESLint({ cwd: root, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

const ours = (ruleId: string | null): readonly string[] =>
  ruleId?.startsWith('house/') ? [ruleId.slice('house/'.length)] : ['no-console', 'max-lines'].filter((name) => name === ruleId);

async function lawsBrokenBy(path: string, source: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(source, { filePath: join(root, path) });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return [...new Set(messages.flatMap(({ ruleId }) => ours(ruleId)))];
}

const cases = (of: 'breaks' | 'keeps') => lawPlants.flatMap((plant) => plant[of].map((source) => ({ ...plant, source, shown: source.slice(0, 60) })));

describe('the laws of the rooms', () => {
  it.each(cases('breaks'))('$law is broken by $shown', async ({ law, path, source }) => {
    expect(await lawsBrokenBy(path, source)).toEqual([law]);
  });

  it.each(cases('keeps'))('$law is kept by $shown', async ({ path, source }) => {
    expect(await lawsBrokenBy(path, source)).toEqual([]);
  });

  it('have each been tried', async () => {
    const { plugins } = (await eslint.calculateConfigForFile('packages/domain/src/index.ts')) as { plugins: { house: { rules: object } } }; // eslint.config.js names the plugin so
    const tried = new Set(lawPlants.filter(({ breaks }) => breaks.length > 0).map(({ law }) => law));
    expect(Object.keys(plugins.house.rules).filter((law) => !tried.has(law))).toEqual([]);
  });

  it('know a fault of type where they find one', async () => {
    const strict = (await eslint.calculateConfigForFile('packages/domain/src/index.ts')) as { rules: Record<string, unknown> }; // ESLint's own shape
    expect(Object.keys(strict.rules)).toEqual(expect.arrayContaining(['@typescript-eslint/no-explicit-any', '@typescript-eslint/no-floating-promises']));
  });
});
