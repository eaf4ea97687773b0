import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { rooms } from './test/architecture/laws/rooms.js';
import { tests } from './test/architecture/laws/tests.js';
import { words } from './test/architecture/laws/words.js';

export const house = { meta: { name: 'house' }, rules: { ...rooms, ...tests, ...words } };

const laws = (...names) => Object.fromEntries(names.map((name) => [`house/${name}`, 'error']));
const nodeGlobals = ['Buffer', 'URL', 'clearTimeout', 'console', 'fetch', 'module', 'process', 'require', 'setTimeout', '__dirname'];
const testFiles = ['**/*.test.ts', '**/testing/**/*.ts', 'test/**/*.ts'];
const runsTheTests = ['test/run.ts', 'test/run/**'];
const measures = ['test/bench/**']; // keeps a rate, and is no test
const asPeopleWrite = 'test/bench/stock/**/*.ts'; // frozen, by the books of its libraries
const inSlices = '**/subgraphs/*/src/*/**/*.ts'; // also the one that subgraphs are generated from

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/vendor/**', '.cache/**', '.data/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-non-null-assertion': 'off', // house/assertions-give-a-reason asks for the reason instead
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      ...laws('names-say-something', 'assertions-give-a-reason', 'exceptions-give-a-reason'),
    },
  },
  { files: testFiles, rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] } },
  {
    files: testFiles, // what the graph answers is checked by what the test expects of it, not by types that nobody generated
    rules: Object.fromEntries(['argument', 'assignment', 'call', 'member-access', 'return'].map((kind) => [`@typescript-eslint/no-unsafe-${kind}`, 'off'])),
  },
  { files: [asPeopleWrite], rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', '@typescript-eslint/no-misused-spread': 'off' } },
  { files: testFiles, ignores: [...runsTheTests, ...measures], rules: laws('tests-are-run', 'tests-pass-first-time', 'tests-do-not-sleep') },
  { files: ['**/*.test.ts'], ignores: ['test/bench/**'], rules: laws('tests-do-not-time') },
  { files: ['packages/standalone/**/*.ts', '**/bin/**/*.ts', ...runsTheTests], rules: { 'no-console': 'off' } },

  { files: ['**/*.ts'], ignores: ['**/config.ts', 'packages/config/src/**', '**/*.test.ts'], rules: laws('environment-is-read-in-config') },
  { files: ['**/subgraphs/*/src/**/*.ts'], ignores: ['**/subgraphs/*/src/subgraph.ts'], rules: laws('no-barrels') },
  { files: [inSlices, 'packages/domain/src/**/*.ts'], ignores: ['**/*.test.ts'], rules: laws('clock-is-passed-in') },
  { files: ['**/*.rules.ts', 'packages/domain/src/**/*.ts'], ignores: ['**/*.test.ts'], rules: laws('no-dice', 'rules-wait-for-nothing') },
  { files: ['**/*.resolver.ts'], rules: laws('resolvers-do-not-think') },
);
