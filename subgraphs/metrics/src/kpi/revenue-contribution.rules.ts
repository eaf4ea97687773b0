import { percent } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const revenueContribution: KpiRule = {
  code: 'K15',
  name: 'Partner revenue contribution',
  description:
    'Of the whole channel, its share of the revenue over all routes to market. Of a partner, a portfolio or a region, its share of the channel’s revenue.',
  formula: 'K13 / total revenue all routes * 100 ; per partner: Rev(p) / K13 * 100',
  unit: 'PERCENT',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['revenue', 'deals'],
  figures: ({ measures: { revenue: { own, channel, allRoutes }, deals: { sums } }, scope }) => ({
    primary: scope === 'CHANNEL' ? percent({ numerator: channel, denominator: allRoutes }) : percent({ numerator: own, denominator: channel }),
    sample: sums.wonDeals,
  }),
};
