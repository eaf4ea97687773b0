import { divide, sumAtRates, type AtRate, type Money } from '@channelgraph/domain';
import type { AmountAtRate, CoverageReason, PipelineFacts, PipelineFigures } from './pipeline.ts';

/** Amounts with their rates; null where a rate is missing. */
function atRates<Known extends AmountAtRate>(amounts: readonly Known[], minorOf: (amount: Known) => string): readonly AtRate[] | null {
  const found: AtRate[] = [];
  for (const amount of amounts) {
    if (amount.rate === null) return null;
    found.push({ amountMinor: BigInt(minorOf(amount)), currency: amount.currency, rate: amount.rate });
  }
  return found;
}

/** The sum of amounts in the reporting currency, rounded half-even once, at the end; null where a rate is missing. */
function total(amounts: readonly AmountAtRate[], currency: string): Money | null {
  const known = atRates(amounts, ({ minor }) => minor);
  return known && sumAtRates(known, currency);
}

/** The same, each amount taken by so many per cent: the per cents are already multiplied in. */
function weightedTotal(amounts: readonly (AmountAtRate & { readonly weighted: string })[], currency: string): Money | null {
  const known = atRates(amounts, ({ weighted }) => weighted);
  return known && sumAtRates(known, currency, { perHundred: true });
}

const countOf = (deals: readonly { readonly count: number }[]): number => deals.reduce((sum, { count }) => sum + count, 0);

export interface CoverageFacts {
  /** Open (or weighted) pipeline closing in the period; null where a rate is missing. */
  readonly pipeline: Money | null;
  readonly won: Money | null;
  /** Undefined when nobody set one, null where a rate is missing. */
  readonly target: Money | null | undefined;
}

export interface Coverage {
  readonly value: string | null;
  readonly reason: CoverageReason | null;
}

const withoutValue = (reason: CoverageReason): Coverage => ({ value: null, reason });

/**
 * K34: open pipeline closing in P / (target(P) - won to date in P), to four places half-even, over amounts already rounded
 * to the reporting currency, so that whoever reads the amounts can work the ratio out. NO_TARGET when nobody set a target
 * for exactly this period, NO_RATE when an amount cannot be converted, TARGET_MET when nothing is missing to the target.
 */
export function coverageOf({ pipeline, won, target }: CoverageFacts): Coverage {
  if (target === undefined) return withoutValue('NO_TARGET');
  if (pipeline === null || won === null || target === null) return withoutValue('NO_RATE');
  const missing = target.amountMinor - won.amountMinor;
  return missing <= 0n ? withoutValue('TARGET_MET') : { value: divide(pipeline.amountMinor, missing), reason: null };
}

export interface PipelineTerms {
  readonly currency: string;
  /** Whether targets are this viewer's to see. */
  readonly seesTargets: boolean;
}

/** K33 and K34 of one partner in one period: open deals at today's rates, won deals as frozen when they closed. */
export function pipelineOf({ open, won, targets }: PipelineFacts, { currency, seesTargets }: PipelineTerms): PipelineFigures {
  const openValue = total(open, currency);
  const weightedValue = weightedTotal(open, currency);
  const wonValue = total(won, currency);
  const target = targets.length === 0 ? undefined : total(targets, currency);
  const coverage = (pipeline: Money | null): Coverage => (seesTargets ? coverageOf({ pipeline, won: wonValue, target }) : withoutValue('TARGET_HIDDEN'));
  const { value, reason } = coverage(openValue);
  return {
    openCount: countOf(open), openValue, weightedValue, wonCount: countOf(won), wonValue,
    coverage: value, weightedCoverage: coverage(weightedValue).value, coverageReason: reason,
  };
}
