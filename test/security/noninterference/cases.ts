import { allowedRoots } from './allowed.ts';
import { DECLASSIFIED, undisclosed, type Declassification } from './declassified.ts';
import { difference } from './difference.ts';
import { knownIn } from './known.ts';
import type { Market, Watcher } from './market.ts';
import type { Pair, Question } from './pair.ts';
import { entitiesOf, questionTo, sweepOf, type Matter } from './questions.ts';
import { tapeOf } from './tape.ts';
import { isWatchedFromWithin, type State } from './world.ts';

export const SUBGRAPHS = ['partners', 'deals', 'enablement', 'metrics'] as const;

/** Somebody asks something, and the world might be another. */
export interface Case {
  readonly market: Market;
  readonly watcher: Watcher;
  /** The world from which it must not be told apart. */
  readonly other: State;
  readonly question: Question;
}

export interface Cases {
  /** The case that these numbers stand for; fewer numbers, a smaller one. */
  readonly of: (numbers: readonly number[]) => Case;
  /** Everything that the watchers of a market can ask of these subgraphs, one thing after another. */
  readonly sweep: (market: Market, at?: readonly string[]) => Generator<Case>;
  /** In which words the two worlds differ; null where they cannot be told apart. */
  readonly difference: (one: Case, list?: readonly Declassification[]) => Promise<string | null>;
}

/** Cursors that lists handed out to somebody who sees everything: of our rows and of the rivals'. */
async function handedOut({ askIn }: Pair): Promise<readonly string[]> {
  const page = '(first: 100) { edges { cursor } }';
  const told = await askIn('whole', { personId: '11111111-2222-4333-8444-555555555555', role: 'VENDOR_ADMIN', partnerId: null, scopes: [] }, { at: 'gateway', query: `{ ${['partners', 'deals', 'registrations', 'partnerEvents', 'targets'].map(list => list + page).join(' ')} }` });
  return [...JSON.stringify(told).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor ?? '');
}

export async function casesOf(pair: Pair): Promise<Cases> {
  const cursors = await handedOut(pair);
  const allowed = new Map<string, readonly string[]>();
  for (const watcher of pair.worlds.markets.flatMap(({ watchers }) => watchers)) {
    if (!allowed.has(watcher.actor.role)) allowed.set(watcher.actor.role, await allowedRoots(pair, watcher));
  }
  const schemaAt = (at: string) => {
    const schema = pair.schemas.get(at);
    if (!schema) throw new RangeError(at);
    return schema;
  };
  const matterFor = (market: Market, { actor }: Watcher): Matter => ({ known: knownIn(market), cursors, allowed: allowed.get(actor.role) ?? [] });

  return {
    of(numbers) {
      const tape = tapeOf(numbers);
      const market = tape.pick(pair.worlds.markets);
      const watcher = tape.pick(market.watchers);
      const other = isWatchedFromWithin(market, watcher) && tape.once(2) ? 'withoutHidden' : 'withoutRivals';
      const matter = matterFor(market, watcher);
      const at = tape.once(2) ? tape.pick(SUBGRAPHS) : 'gateway';
      const schema = schemaAt(at);
      return { market, watcher, other, question: { at, ...(at !== 'gateway' && tape.once(2) ? entitiesOf(schema, matter, tape) : { query: questionTo(schema, matter, tape) }) } };
    },
    *sweep(market, at = SUBGRAPHS) {
      for (const other of ['withoutHidden', 'withoutRivals'] as const) {
        for (const watcher of market.watchers.filter(one => other === 'withoutRivals' || isWatchedFromWithin(market, one))) {
          for (const subgraph of at) {
            for (const operation of sweepOf(schemaAt(subgraph), matterFor(market, watcher))) yield { market, watcher, other, question: { at: subgraph, ...operation } };
          }
        }
      }
    },
    async difference({ question, ...sight }, list = DECLASSIFIED) {
      const { whole, other } = await pair.ask(sight.watcher.actor, question, sight.other);
      const found = difference({ whole: undisclosed(whole, sight, list), other: undisclosed(other, sight, list) });
      return found === null ? null : `${sight.watcher.name} can tell the world from one ${sight.other}, at ${question.at}:\n${question.query}\n${JSON.stringify(question.variables ?? {})}\n${found}`;
    },
  };
}
