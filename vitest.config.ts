import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { efforts } from './test/effort.ts';

const fromTests = createRequire(new URL('./test/package.json', import.meta.url));

/** `--mode full` asks for the large counts; see test/effort.ts. */
export default defineConfig(({ mode }) => ({
  // vite would take graphql's ES build and node its CommonJS build; two copies refuse each other's schemas
  resolve: { alias: [{ find: /^graphql$/, replacement: fromTests.resolve('graphql') }] },
  cacheDir: '.cache/vite',
  test: {
    include: ['packages/**/{src,bin}/**/*.test.ts', 'gateway/src/**/*.test.ts', 'subgraphs/**/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    provide: { effort: mode === 'full' ? efforts.full : efforts.everyday },
    pool: 'forks',
    // Files in one worker share what they import: half the time of a run went into loading the same modules again. Nothing here
    // replaces modules, and what a file opens it closes, so there is nothing to isolate.
    isolate: false,
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    testTimeout: mode === 'full' ? 300_000 : 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
}));
