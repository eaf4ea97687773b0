import { daysAfter } from '@channelgraph/domain';
import type { DealMeasures, Window } from '../measure/measure.ts';
import { form, noValue, percent } from './figure.rules.ts';
import type { Figure, KpiRule } from './kpi.ts';

/** Deals of a cohort get this many times the usual cycle to close. */
const CYCLES = 2;

/** Too early to tell until the youngest deals of the cohort have had their time; without a won deal nobody knows how long that is. */
const isOpen = (medianCycleDays: number | null, { period, asOf }: Window): boolean =>
  medianCycleDays === null || asOf < daysAfter(period.end, CYCLES * medianCycleDays);

function cohortRate({ sums: { cohort, cohortWon }, medianCycleDays }: DealMeasures, window: Window): Figure {
  const parts = { numerator: cohortWon, denominator: cohort };
  return isOpen(medianCycleDays, window) ? noValue('PERCENT', 'COHORT_OPEN', parts) : percent(parts);
}

export const closeRate: KpiRule = {
  code: 'K32',
  name: 'Close rate',
  description:
    'Share of the channel deals closed in the period that were won; open deals do not count, nor do registrations that came to nothing. ' +
    'BY_VALUE: the same by net value. COHORT: share of the deals created in the period that are won by now, told once the period has been over for twice ' +
    'the median time from creation to closing of the deals won in the last twelve months.',
  formula:
    'won / (won + lost) * 100 with closedAt in P, by count and by value; open deals excluded; registrations that expired are not losses. ' +
    'Cohort form: won / created in cohort after 2 x median cycle',
  unit: 'PERCENT',
  window: 'P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals'],
  core: ['wonDeals', 'closedDeals'],
  figures: ({ measures: { deals }, window }) => ({
    primary: percent({ numerator: deals.sums.wonDeals, denominator: deals.sums.closedDeals }),
    forms: () => [
      form('BY_VALUE', percent({ numerator: deals.sums.won, denominator: deals.sums.closed })),
      form('COHORT', cohortRate(deals, window)),
    ],
    sample: deals.sums.closedDeals,
  }),
};
