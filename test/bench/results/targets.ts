import type { RatioName } from './results.ts';

export interface Target {
  readonly least?: number;
  readonly most?: number;
}

/** What each ratio is to reach. */
export const TARGETS: Readonly<Record<RatioName, Target>> = {
  'standalone/one/limit': { least: 0.4 },
  'standalone/one/stock': { least: 6 },
  'standalone/page/limit': { least: 0.6 },
  'standalone/page/stock': { least: 3 },
  'distributed/one/stock': { least: 2.5 },
  'distributed/one/bestPeer': { least: 1.5 },
  'distributed/page/stock': { least: 1.5 },
  'distributed/page/bestPeer': { least: 1.2 },
  'growth10x/one/p50': { most: 1.2 },
  'security/one': { least: 0.85 },
};

/** A ratio is judged as it is written: by two decimals. */
export const isMet = (ratio: number, { least = 0, most = Infinity }: Target): boolean => Number(ratio.toFixed(2)) >= least && Number(ratio.toFixed(2)) <= most;

export const targetText = ({ least, most }: Target): string => (least === undefined ? `at most ${(most ?? 0).toFixed(2)}` : `at least ${least.toFixed(2)}`);
