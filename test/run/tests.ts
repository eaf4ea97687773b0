import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Effort } from '../effort.ts';
import { isProgress } from './progress.ts';
import { readReport, type Report } from './report.ts';
import { say, sayLive } from './screen.ts';
import { root, runToEnd, type Outcome } from './step.ts';
import { storiesTable } from './stories.ts';

const reportFile = '.cache/vitest.json';
const failuresShown = 20;
const linesPerFailure = 12;

/** What failed and where in our own files; the runner's frames say nothing. */
const firstLines = (text: string): readonly string[] => text.split('\n').filter((line) => !line.includes('/node_modules/')).slice(0, linesPerFailure);

/** A file that could not be loaded has no tests to fail, yet something failed. */
const failuresOf = ({ testResults }: Report): readonly (readonly string[])[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failures = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => [`${file}: ${test.fullName}`, ...firstLines(test.failureMessages.join('\n'))]);
    return failures.length === 0 && status === 'failed' ? [[`${file} could not run`, ...firstLines(message)]] : failures;
  });

const passedIn = ({ testResults }: Report): number =>
  testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === 'passed').length;

/** Runs vitest over everything, or over the paths given, and counts test by test. */
export async function runTests(effort: Effort, paths: readonly string[]): Promise<Outcome> {
  await mkdir(join(root, dirname(reportFile)), { recursive: true });
  await rm(join(root, reportFile), { force: true });
  const args = ['run', ...paths, '--reporter=./test/run/progress.ts', '--reporter=json', `--outputFile.json=${reportFile}`];
  if (effort.name === 'full') args.push('--mode', 'full');
  const { code, seconds, tail } = await runToEnd({ name: 'tests', program: 'node_modules/vitest/vitest.mjs', args }, (message) => {
    if (isProgress(message)) sayLive(`tests ${message.finished} …${message.failed > 0 ? ` (${message.failed} failed)` : ''}`);
  });
  const report = await readReport(join(root, reportFile));
  const stories = report === undefined ? '' : storiesTable(report);
  if (stories !== '') say(`\n${stories}`);
  const failures = report === undefined ? [] : failuresOf(report);
  const diedOtherwise = failures.length === 0 && code !== 0;
  return {
    name: 'tests',
    passed: report === undefined ? 0 : passedIn(report),
    failed: diedOtherwise ? 1 : failures.length,
    seconds,
    tail: diedOtherwise ? tail : failures.slice(0, failuresShown).flat(),
  };
}
