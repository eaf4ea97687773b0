import { growth } from './growth.rules.ts';
import type { KpiRule } from './kpi.ts';

export const channelRevenueGrowth: KpiRule = {
  code: 'K14',
  name: 'Channel revenue growth',
  description: 'How much more, or less, channel revenue was won than in the same period a year before.',
  formula: '(K13(P) - K13(P-1y)) / K13(P-1y) * 100',
  unit: 'PERCENT',
  window: 'P vs P-1y',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['REGION', 'CHANNEL'],
  needs: ['deals'],
  figures: ({ measures: { deals: { sums } } }) => ({ primary: growth(sums.won, sums.wonYearBefore), sample: sums.wonDeals }),
};
