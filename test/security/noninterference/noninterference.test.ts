import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { difference } from './difference.ts';
import { knownIn } from './known.ts';
import { openPair, type Pair, type Question } from './pair.ts';
import { entitiesOf, questionTo, type Matter } from './questions.ts';
import { tapeOf, type Tape } from './tape.ts';
import type { Watcher } from './market.ts';

/** How many questions are asked of two worlds; the full run asks enough to find what is rare. */
const CASES = { everyday: 120, full: 2_000 }[inject('effort').name];

let pair: Pair;
let cursors: readonly string[] = [];
beforeAll(async () => {
  pair = await openPair(1, { everyday: 6, full: 24 }[inject('effort').name]);
  cursors = await handedOut(pair);
});
afterAll(() => pair.close());

async function handedOut({ worlds, askIn }: Pair): Promise<readonly string[]> {
  const anybody = worlds.markets[0]?.watchers[0]?.actor;
  if (!anybody) return [];
  const page = 'first: 100) { edges { cursor } }';
  const told = await askIn('whole', { ...anybody, role: 'VENDOR_ADMIN', partnerId: null }, { at: 'gateway', query: `{ partners(${page} deals(${page} registrations(${page} partnerEvents(${page} targets(${page} }` });
  return [...JSON.stringify(told).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor ?? '');
}

interface Case {
  readonly watcher: Watcher;
  readonly question: Question;
}

function caseOf(numbers: readonly number[]): Case {
  const tape = tapeOf(numbers);
  const market = tape.pick(pair.worlds.markets);
  const watcher = tape.pick(market.watchers);
  const matter: Matter = { known: knownIn(market), cursors };
  return { watcher, question: ask(tape, matter) };
}

function ask(tape: Tape, matter: Matter): Question {
  const at = tape.once(2) ? tape.pick(['partners', 'deals', 'enablement', 'metrics']) : 'gateway';
  const schema = pair.schemas.get(at);
  if (!schema) throw new RangeError(at);
  if (at !== 'gateway' && tape.once(2)) {
    const entities = entitiesOf(schema, matter, tape);
    if (entities) return { at, ...entities };
  }
  return { at, query: questionTo(schema, matter, tape) };
}

const tapes = fc.array(fc.nat(9_999), { minLength: 60, maxLength: 200 });

it('first slice', async () => {
  let errors = 0, n = 0, empty = 0;
  const codes: Record<string, number> = {};
  await fc.assert(fc.asyncProperty(tapes, async numbers => {
    const { watcher, question } = caseOf(numbers);
    const answers = await pair.ask(watcher.actor, question);
    n++;
    const errs = (answers.whole['errors'] as any[]) ?? [];
    if (errs.length) errors++;
    for (const e of errs) { const k = String(e.extensions?.code) + ' ' + e.message.slice(0, 80); codes[k] = (codes[k] ?? 0) + 1; }
    if (JSON.stringify(answers.whole).length < 200) empty++;
    const found = difference(answers);
    if (found !== null) throw new Error(`${watcher.name}, at ${question.at}:\n${question.query}\n${JSON.stringify(question.variables)}\n${found}`);
  }), { numRuns: CASES });
  console.log({ n, errors, empty, codes });
  expect(pair.broken).toEqual([]);
});
