import { scopesOf } from '@channelgraph/subgraph';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { casesOf, SUBGRAPHS, type Case, type Cases } from './cases.ts';
import { guardedTables, policies } from './databases.ts';
import { DECLASSIFIED, type Declassification } from './declassified.ts';
import { UNINVITED } from './market.ts';
import { openPair, type Pair } from './pair.ts';
import { unlikeUnknown } from './unknown.ts';

/** How many questions are asked of two worlds, and of how many markets; the full run asks enough to find what is rare. */
const { runs, markets, every } = { everyday: { runs: 60, markets: 5, every: 23 }, full: { runs: 2_000, markets: 24, every: 1 } }[inject('effort').name];
const tapes = fc.array(fc.nat(9_999), { minLength: 60, maxLength: 200 });

let pair: Pair;
let cases: Cases;
beforeAll(async () => {
  pair = await openPair(1, markets);
  cases = await casesOf(pair);
});
afterAll(() => pair.close());

/** Every question to these subgraphs, of the watchers of so many markets. */
function* everything(of: number, at: readonly string[] = SUBGRAPHS): Generator<Case> {
  for (const market of pair.worlds.markets.slice(0, of)) yield* cases.sweep(market, at);
}

/** As many of them as there is time for. */
function* some(questions: Iterable<Case>): Generator<Case> {
  let turn = 0;
  for (const one of questions) if (turn++ % every === 0) yield one;
}

/** The first difference that somebody can see; null when there is none. */
async function firstDifference(questions: Iterable<Case>, list?: readonly Declassification[]): Promise<string | null> {
  for (const one of questions) {
    const found = await cases.difference(one, list);
    if (found !== null) return found;
  }
  return null;
}

/** Events to which no partner is invited, and territories for those who have no work to do there. */
async function firstUnlike(): Promise<string | null> {
  const [market] = pair.worlds.markets;
  const event = market?.share.partnerEvents.find(({ region }) => region === UNINVITED);
  const [territory] = pair.worlds.whole.territories;
  const [learner, auditor] = ['PARTNER_LEARNER', 'AUDITOR'].map(role => market?.watchers.find(({ actor }) => actor.role === role));
  if (!event || !territory || !learner || !auditor) throw new RangeError('There is nothing hidden.');
  return await unlikeUnknown(pair, { subgraph: 'enablement', type: 'PartnerEvent', id: event.id, from: learner })
    ?? await unlikeUnknown(pair, { subgraph: 'partners', type: 'Territory', id: territory.id, from: auditor });
}

it('nobody can tell the world from one without its rivals, whatever is asked', async () => {
  await fc.assert(fc.asyncProperty(tapes, async numbers => {
    const found = await cases.difference(cases.of(numbers));
    if (found !== null) expect.fail(found);
  }), { numRuns: runs, interruptAfterTimeLimit: 200_000 });
  expect(pair.broken).toEqual([]);
});

it('nor by asking for everything there is', async () => {
  expect(await firstDifference(some(everything(markets)))).toBeNull();
  expect(pair.broken).toEqual([]);
});

it('what is hidden from everybody on one side is like what does not exist', async () => {
  expect(await firstUnlike()).toBeNull();
});

describe('each declassification is needed', () => {
  it.each(DECLASSIFIED.map(entry => [entry.what, entry] as const))('%s', async (_, entry) => {
    const relevant = (function* () { for (const one of everything(markets)) if (entry.holdsFor(one)) yield one; })();
    expect(await firstDifference(relevant, DECLASSIFIED.filter(other => other !== entry))).not.toBeNull();
  });
});

describe('each row scope is needed: without it somebody can tell', () => {
  it.each(SUBGRAPHS.flatMap(scopesOf))('%s', async scope => {
    const restore = await pair.unscoped([scope]);
    const found = await firstUnlike() ?? await firstDifference(everything(3, [scope.split('.')[0] ?? '']));
    await restore();
    expect(found).not.toBeNull();
  });
});

describe('row-level security', () => {
  const databases = () => Object.values(pair.databases);
  let tables: readonly string[];
  beforeAll(async () => { tables = await guardedTables(pair.databases.whole); });

  it('may be off, while row scopes are on', async () => {
    await policies('disable', tables, databases());
    const found = await firstDifference(some(everything(markets)));
    await policies('enable', tables, databases());
    expect(found).toBeNull();
  });

  describe('alone, all row scopes off', () => {
    let restore: () => Promise<void>;
    beforeAll(async () => { restore = await pair.unscoped(SUBGRAPHS.flatMap(scopesOf)); });
    afterAll(() => restore());

    it('holds as well', async () => {
      const found: string[] = [];
      for (const one of everything(2)) { const t = await cases.difference(one); if (t !== null) found.push(t); }
      expect(found, found.join('\n\n')).toEqual([]);
    });

    it('is needed table by table', async () => {
      const silent: string[] = [];
      for (const table of tables) {
        await policies('disable', [table], databases());
        if (await firstDifference(everything(2, [table.split('.')[0] ?? ''])) === null) silent.push(table);
        await policies('enable', [table], databases());
      }
      expect(silent).toEqual([]);
    });
  });
});
