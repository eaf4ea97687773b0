import { actsForPartner } from '@channelgraph/identity';
import { scopesOf } from '@channelgraph/subgraph';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { NOW } from '../../graph/house.ts';
import { casesOf, SUBGRAPHS, type Case, type Cases } from './cases.ts';
import { played, playOf, withoutNewIds, type Play } from './commands.ts';
import { guardedTables, policies } from './databases.ts';
import { DECLASSIFIED, DECLASSIFIED_BY_COMMANDS, LEFT_TO_SCOPES, OPEN_TABLES, undisclosed, type Declassification } from './declassified.ts';
import { difference } from './difference.ts';
import { UNINVITED, type Watcher } from './market.ts';
import { openPair, type Pair, type Told } from './pair.ts';
import { tapeOf } from './tape.ts';
import { unlikeUnknown, type Hidden } from './unknown.ts';
import type { State } from './world.ts';

/** How many questions are asked of two worlds, and of how many markets; the full run asks enough to find what is rare. */
const { runs, markets, every, scopesBetween, milliseconds } = {
  everyday: { runs: 40, markets: 6, every: 47, scopesBetween: 4, milliseconds: 30_000 },
  full: { runs: 2_000, markets: 12, every: 3, scopesBetween: 1, milliseconds: 900_000 },
}[inject('effort').name];
const tapes = fc.array(fc.nat(9_999), { minLength: 60, maxLength: 200 });

/** Longer than any of it takes: a search that finds something goes on until it has the smallest. */
vi.setConfig({ testTimeout: milliseconds * 2, hookTimeout: 120_000 });

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
function hidden(): readonly Hidden[] {
  const [market] = pair.worlds.markets;
  const event = market?.share.partnerEvents.find(({ region }) => region === UNINVITED);
  const [territory] = pair.worlds.whole.territories;
  const [learner, auditor] = ['PARTNER_LEARNER', 'AUDITOR'].map(role => market?.watchers.find(({ actor }) => actor.role === role));
  if (!event || !territory || !learner || !auditor) throw new RangeError('There is nothing hidden.');
  return [{ subgraph: 'enablement', type: 'PartnerEvent', id: event.id, from: learner }, { subgraph: 'partners', type: 'Territory', id: territory.id, from: auditor }];
}

async function firstUnlike(things: readonly Hidden[]): Promise<string | null> {
  for (const thing of things) {
    const found = await unlikeUnknown(pair, thing);
    if (found !== null) return found;
  }
  return null;
}

it('nobody can tell the world from one without its rivals, whatever is asked', async () => {
  await fc.assert(fc.asyncProperty(tapes, async numbers => {
    const found = await cases.difference(cases.of(numbers));
    if (found !== null) expect.fail(found);
  }), { numRuns: runs, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: true });
  expect(pair.broken).toEqual([]);
});

it('nor by asking for everything there is', async () => {
  expect(await firstDifference(some(everything(markets)))).toBeNull();
  expect(pair.broken).toEqual([]);
});

it('what is hidden from everybody on one side is like what does not exist', async () => {
  expect(await firstUnlike(hidden())).toBeNull();
});

describe('each declassification is needed', () => {
  it.each(DECLASSIFIED.map(entry => [entry.what, entry] as const))('%s', async (_, entry) => {
    const relevant = (function* () { for (const one of everything(markets)) if (entry.holdsFor(one)) yield one; })();
    expect(await firstDifference(relevant, DECLASSIFIED.filter(other => other !== entry))).not.toBeNull();
  });
});

describe('each row scope is needed: without it, and no policies behind, somebody can tell', () => {
  beforeAll(async () => policies('disable', await guardedTables(pair.databases.whole), Object.values(pair.databases)));
  afterAll(async () => policies('enable', await guardedTables(pair.databases.whole), Object.values(pair.databases)));

  it.each(SUBGRAPHS.flatMap(scopesOf).filter((_, turn) => turn % scopesBetween === 0))('%s', async scope => {
    const without = await pair.unscoped([scope]);
    without.begin();
    const found = await firstUnlike(hidden()) ?? await firstDifference(everything(3, [scope.split('.')[0] ?? '']));
    without.end();
    await without.close();
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

  it('holds alone, all row scopes off, but for what is left to them', async () => {
    const without = await pair.unscoped(SUBGRAPHS.flatMap(scopesOf));
    without.begin();
    const found = await firstDifference(some(everything(markets)), [...DECLASSIFIED, ...LEFT_TO_SCOPES]) ?? await firstUnlike(hidden().filter(({ type }) => type !== 'PartnerEvent')); // whom events are for, the row scopes say
    without.end();
    await without.close();
    expect(found).toBeNull();
  });

  const isOfOneSide = ({ actor }: Watcher): boolean => actsForPartner(actor.role) || ['PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'INTEGRATION', 'AUDITOR'].includes(actor.role);
  const lookers = () => pair.worlds.markets.slice(0, 2).flatMap(({ watchers }) => watchers).filter(isOfOneSide);
  const seen = async (state: State, table: string) => Promise.all(lookers().map(async ({ name, actor }) => ({ name, rows: (await pair.rows(state, actor, table)).filter(row => !row.includes(actor.personId)) }))); // what names the looker is its own
  /** The owner alone reads them. */
  const isMigrations = (table: string): boolean => table.endsWith('.migration');

  it('shows nobody of one side a row more or less for what rivals do', async () => {
    // An event's row counts the seats that are taken, by whomever; no field of the graph tells it.
    for (const table of tables.filter(name => !isMigrations(name) && name !== 'enablement.partner_event')) expect(await seen('whole', table), table).toEqual(await seen('withoutRivals', table));
  });

  it('is needed on each table', async () => {
    for (const table of tables.filter(name => !isMigrations(name) && !name.endsWith('.idempotency_key'))) {
      const guarded = JSON.stringify(await seen('whole', table));
      await policies('disable', [table], [pair.databases.whole]);
      const open = JSON.stringify(await seen('whole', table));
      await policies('enable', [table], [pair.databases.whole]);
      expect(guarded === open, table).toBe(table in OPEN_TABLES);
    }
  });
});

describe('commands', () => {
  const AFTER = `{ registrations(first: 100) { totalCount edges { cursor node { id status version customerName customer { __typename name } } } } deals(first: 100) { totalCount edges { node { id name version customer { __typename name } } } }
    me { partner { id pipeline { openCount } registrations(first: 3) { totalCount pageInfo { hasNextPage endCursor } } } person { id eventRegistrations(first: 50) { totalCount edges { node { id status version changedAt } } } } } }`;

  let seconds = 0;

  /** Plays the same in both worlds; where they differ but for what is on the list, and whether anything came of it. */
  async function playedTwice(numbers: readonly number[], { list = DECLASSIFIED_BY_COMMANDS, of = markets } = {}): Promise<{ readonly found: string | null; readonly happened: boolean; readonly words: string }> {
    const known = new Set(pair.worlds.markets.flatMap(({ share }) => Object.values(share).flat().map(({ id }) => id)));
    const play = (): Play => {
      const tape = tapeOf(numbers);
      return playOf(tape.pick(pair.worlds.markets.slice(0, of)), tape);
    };
    const { market, watcher, steps } = play();
    const told: Partial<Record<State, readonly Told[]>> = {};
    seconds += 10;
    for (const state of ['whole', 'withoutRivals'] as const) {
      pair.clock.set(new Date(NOW.getTime() + seconds * 1_000));
      const answers = await played(pair, state, play(), AFTER);
      const onlookers = [...answers.slice(market.watchers.length).map(() => watcher), ...market.watchers]; // the steps' answers come first
      told[state] = answers.map((answer, turn) => undisclosed(answer, { market, watcher: onlookers[turn] ?? watcher, other: 'withoutRivals' }, list));
    }
    await pair.deliver();
    return {
      found: difference({ whole: withoutNewIds(told.whole ?? [], known), other: withoutNewIds(told.withoutRivals ?? [], known) }),
      happened: JSON.stringify(told.whole).includes('"userErrors":[]'),
      words: `${watcher.name}: ${steps.map(({ words }) => words).join(', ')}`,
    };
  }

  it('tell who decides on claims under which name a customer is known, which the list needs to say', async () => {
    const told: (string | null)[] = [];
    const effects = { happened: 0, refused: 0 };
    for (const numbers of fc.sample(tapes, { seed: -1_053_531_412, numRuns: 9 })) { // in these, rivals were first
      const { found, happened } = await playedTwice(numbers, { list: DECLASSIFIED, of: 6 });
      told.push(found);
      effects[happened ? 'happened' : 'refused'] += 1;
    }
    expect(told.join('\n')).toMatch(/customer\.name: as it is "/);
    expect(effects.happened).toBeGreaterThan(0);
    expect(effects.refused).toBeGreaterThan(0);
  });

  it('are answered alike, whatever rivals did, and leave the same behind', async () => {
    await fc.assert(fc.asyncProperty(tapes, async numbers => {
      const { found, words } = await playedTwice(numbers);
      if (found !== null) expect.fail(`${words}\n${found}`);
    }), { numRuns: Math.ceil(runs / 4), interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: true });
    expect(pair.broken).toEqual([]);
  });
});
