import { CALENDAR_UNITS } from '../measure/measure.ts';
import { form, plain, told } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const revenueByCalendar: KpiRule = {
  code: 'K40',
  name: 'Revenue per month, quarter and year',
  description:
    'Net value of the channel deals won in the period. The breakdown has it month by month, and by fiscal quarter and year, for those that lie wholly in the period ' +
    'and have begun; more than 60 of a kind are not listed. ALL_ROUTES, for the whole channel: deals of every route to market.',
  formula: 'sum(net won value) group by calendar unit',
  unit: 'MONEY',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['revenue', 'deals'],
  figures: ({ measures: { revenue: { own, allRoutes, parts }, deals: { sums } }, scope }) => ({
    primary: plain(own, 'MONEY'),
    forms: () => (scope === 'CHANNEL' ? [form('ALL_ROUTES', plain(allRoutes, 'MONEY'))] : []),
    breakdown: CALENDAR_UNITS.flatMap((dimension) => [...parts[dimension]].map(([key, measure]) => ({ dimension, key, unit: 'MONEY' as const, value: told(measure) }))),
    sample: sums.wonDeals,
  }),
};
