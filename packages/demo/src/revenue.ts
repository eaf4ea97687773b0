import type { Company } from './company.ts';
import { diceOf } from './dice.ts';
import type { Quarter } from './timeline.ts';

/** The last quarter of the fiscal year is the strongest. */
const SEASONS: readonly number[] = [0.9, 0.97, 0.88, 1.25];
const WIN_RATE = 0.3;
const QUARTERS_PER_YEAR = 4;
const DAYS_TO_THE_FIRST_DEAL = 10;

/** Whether a partner closes deals in a quarter: active from before it until after it. */
export const sellsIn = ({ activeFrom, activeTo }: Pick<Company, 'activeFrom' | 'activeTo'>, { firstDay, length }: Quarter): boolean =>
  activeFrom !== null && activeFrom + DAYS_TO_THE_FIRST_DEAL <= firstDay && (activeTo === null || firstDay + length <= activeTo);

const season = (quarter: Quarter): number => SEASONS[quarter.season - 1] ?? 1;

/** What a partner may be expected to win in a quarter, in US dollars; targets are set from this. */
export function expectedDollars(company: Company, quarter: Quarter): number {
  const usual = (company.annualDollars / QUARTERS_PER_YEAR) * (1 + company.growth) ** (quarter.offset / QUARTERS_PER_YEAR) * season(quarter);
  return usual * (company.quarters?.[quarter.offset] ?? 1);
}

/** Deals that a partner decides in a quarter, won and lost. */
export const expectedDeals = (company: Company, quarter: Quarter): number => company.dealsPerQuarter * season(quarter);

/** What one won deal of this partner is usually worth, in US dollars. */
export const usualDeal = (company: Company): number => company.annualDollars / QUARTERS_PER_YEAR / company.dealsPerQuarter / WIN_RATE;

/** Amounts in US dollars of the deals that close in one quarter. */
export interface QuarterPlan {
  readonly won: readonly number[];
  readonly lost: readonly number[];
}

/**
 * What a partner wins and loses in a quarter. Known without making a single deal, so that tiers and targets agree with
 * the deals and need not wait for them.
 */
export function quarterPlan(seed: number, company: Company, quarter: Quarter): QuarterPlan {
  if (!sellsIn(company, quarter)) return { won: [], lost: [] };
  const dice = diceOf(seed, 'revenue', company.id, quarter.offset);
  const deals = expectedDeals(company, quarter);
  const expectedWins = deals * WIN_RATE;
  const isSteady = company.key !== null;
  const wins = isSteady ? Math.max(1, Math.round(expectedWins)) : dice.round(expectedWins);
  const lumps = isSteady || expectedWins >= 1 ? 1 : wins / expectedWins; // who wins one deal in three quarters wins nothing in two
  const dollars = expectedDollars(company, quarter) * lumps * (isSteady ? 1 : dice.spread(0.15));
  const weights = Array.from({ length: wins }, () => dice.spread(0.5));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    won: weights.map(weight => (dollars * weight) / total),
    lost: Array.from({ length: dice.round(deals * (1 - WIN_RATE)) }, () => usualDeal(company) * dice.spread(0.6)),
  };
}

/** What a partner won in a quarter, in US dollars. */
export const wonDollars = (seed: number, company: Company, quarter: Quarter): number => quarterPlan(seed, company, quarter).won.reduce((sum, dollars) => sum + dollars, 0);
