import type { Command } from './step.ts';

/** What can be judged without running the programme; the slowest first, so that two lanes end together. Lint keeps no cache: a rule that knows types can change its mind about a file that did not change. */
export const checks: readonly Command[] = [
  {
    name: 'lint',
    program: 'node_modules/eslint/bin/eslint.js',
    args: ['.', '--max-warnings', '0'],
  },
  { name: 'types', program: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json', '--pretty', 'false'] },
  {
    name: 'walls',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'gateway', 'packages', 'subgraphs', 'test'],
  },
  { name: 'api', program: 'node_modules/tsx/dist/cli.mjs', args: ['test/run/api.ts'], hasMoreToSay: true },
  { name: 'words', program: 'node_modules/cspell/bin.mjs', args: ['lint', '--no-progress', '--no-summary', '--show-suggestions'] },
  { name: 'unused', program: 'node_modules/knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
];
