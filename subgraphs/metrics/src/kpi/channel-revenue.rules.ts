import { plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const channelRevenue: KpiRule = {
  code: 'K13',
  name: 'Channel revenue',
  description: 'Net value of the channel deals won in the period, each at the exchange rate of the day it closed.',
  formula: 'sum(net value of channel deals won, closedAt in P)',
  unit: 'MONEY',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['REGION', 'CHANNEL'],
  needs: ['deals'],
  figures: ({ measures: { deals: { sums } } }) => ({ primary: plain(sums.won, 'MONEY'), sample: sums.wonDeals }),
};
