import { average, form, noValue, plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const dealSize: KpiRule = {
  code: 'K28',
  name: 'Average deal size per partner',
  description:
    'Net value of the channel deals won in the period, per deal, to the minor unit. MEDIAN: half of them are worth no more; of an even number, the mean of the two in the middle.',
  formula: 'sum(won value of p) / count(won deals of p); median beside it',
  unit: 'MONEY',
  window: 'closedAt in P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals'],
  figures({ measures: { deals: { sums: { won, wonDeals }, medianWon } } }) {
    const mean = average({ numerator: won, denominator: wonDeals });
    const median = mean.reason || !medianWon ? noValue('MONEY', mean.reason ?? 'NO_DENOMINATOR') : plain(medianWon, 'MONEY');
    return { primary: mean, forms: () => [form('MEDIAN', median)], sample: wonDeals };
  },
};
