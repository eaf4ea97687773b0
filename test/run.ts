/** What `npm test`, `npm run test:full` and `npm run check` run. The last line is always `N passed, N failed`. */
import { parseArgs } from 'node:util';
import { efforts } from './effort.ts';
import { checks } from './run/checks.ts';
import { say, sayOutcome } from './run/screen.ts';
import { check, stopAll, type Outcome } from './run/step.ts';
import { runTests } from './run/tests.ts';

const usage = `npm test                     types, lint, walls, API changes, unused code, spelling and every test
npm test -- <path> …         the tests under these paths only
npm run test:full            the same as npm test, with the large counts
npm run check                types, lint, walls, API changes, unused code and spelling only`;
const bothCores = 2;
const exitUsage = 2;
const exitInterrupted = 130;

const flag = { type: 'boolean', default: false } as const;
const readArguments = () => {
  try {
    return parseArgs({ options: { check: flag, full: flag, help: flag }, allowPositionals: true });
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(exitUsage);
  }
};
const { values: asked, positionals: paths } = readArguments();

const interruption = new AbortController();
const outcomes: Outcome[] = [];
const record = (outcome: Outcome): void => {
  if (interruption.signal.aborted) return; // it failed because we stopped it
  outcomes.push(outcome);
  sayOutcome(outcome);
};

async function runChecks(lanes: number): Promise<void> {
  const waiting = [...checks];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !interruption.signal.aborted; next = waiting.shift()) record(await check(next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    interruption.abort();
    void stopAll().then(() => process.exit(exitInterrupted));
  });
}

if (asked.help) {
  say(usage);
  process.exit(0);
}
const effort = asked.full ? efforts.full : efforts.everyday;
if (asked.full) {
  say(`full run: ${effort.propertyRuns} examples per property, ${effort.raceRounds} rounds per race, ${effort.randomDocuments} random documents`);
}
// Beside the tests, which often wait for the database, the checks get one lane: both end sooner than one after the other.
const judging = paths.length === 0 ? runChecks(asked.check ? bothCores : 1) : Promise.resolve();
if (!asked.check) record(await runTests(effort, paths));
await judging;

const total = (of: 'passed' | 'failed'): number => outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
if (!interruption.signal.aborted) say(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
