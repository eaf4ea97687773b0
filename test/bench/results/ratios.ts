import { ratioOf, type Rounds } from '../measure/rounds.ts';
import { NO_POLICIES, PROXIED, TENTH } from '../set-ups/names.ts';
import type { RatioName } from './results.ts';

const PEERS = /^hive/;

export type Ratios = Partial<Record<RatioName, number>>;

/** Our set-ups against the others, and standalone against its own variants, as far as both were measured. */
export function ratiosOf(measured: readonly Rounds[], variants: readonly Rounds[]): Ratios {
  const found = (name: string, question: string): Rounds | undefined => measured.find(({ setUp, question: asked }) => setUp.name === name && asked.name === question);
  const between = (one: Rounds | undefined, other: Rounds | undefined): number | undefined => (one && other ? ratioOf(one, other) : undefined);
  const ratios: [RatioName, number | undefined][] = [];
  for (const question of ['one', 'page'] as const) {
    const of = (name: string): Rounds | undefined => found(name, question);
    ratios.push([`standalone/${question}/limit`, between(of('standalone'), of('the limit'))]);
    ratios.push([`standalone/${question}/stock`, between(of('standalone'), of('stock'))]);
    ratios.push([`distributed/${question}/stock`, between(of('distributed'), of('stock'))]);
    const peers = measured.filter(({ setUp, question: asked }) => asked.name === question && PEERS.test(setUp.name));
    const toPeers = peers.flatMap(peer => between(of(PROXIED), peer) ?? []);
    ratios.push([`distributed/${question}/bestPeer`, toPeers.length > 0 ? Math.min(...toPeers) : undefined]);
  }
  const [usual, open, smaller] = ['standalone', NO_POLICIES, TENTH].map(name => variants.find(({ setUp, question }) => setUp.name === name && question.name === 'one'));
  if (usual && smaller) ratios.push(['growth10x/one/p50', ratioOf(usual, smaller, load => load.p50)]);
  ratios.push(['security/one', between(usual, open)]);
  return Object.fromEntries(ratios.filter(([, ratio]) => ratio !== undefined));
}
