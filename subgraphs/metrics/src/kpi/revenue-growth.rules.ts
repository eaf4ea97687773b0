import { form } from './figure.rules.ts';
import { growth } from './growth.rules.ts';
import type { KpiRule } from './kpi.ts';

export const revenueGrowth: KpiRule = {
  code: 'K07',
  name: 'Partner revenue growth',
  description:
    'How much more, or less, channel revenue was won than in the same period a year before. Over several partners, their revenue together. ' +
    'The SEQUENTIAL form compares with the period just before.',
  formula: '(Rev(p,P) - Rev(p,P-1y)) / Rev(p,P-1y) * 100, Rev = sum of net value of channel deals of p won with closedAt in P',
  unit: 'PERCENT',
  window: 'P vs P-1y (also sequential)',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals'],
  figures: ({ measures: { deals: { sums } } }) => ({
    primary: growth(sums.won, sums.wonYearBefore),
    forms: () => [form('SEQUENTIAL', growth(sums.won, sums.wonBefore))],
    sample: sums.wonDeals,
  }),
};
