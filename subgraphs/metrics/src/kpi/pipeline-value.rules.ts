import { form, plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const pipelineValue: KpiRule = {
  code: 'K33',
  name: 'Pipeline value, deal-registration pipeline',
  description:
    'Net value of the channel deals that are open now and expected to close in the period, at today’s exchange rate. ' +
    'WEIGHTED: each times its probability; a deal on hold counts nothing.',
  formula: 'sum(open deal value, expectedClose in P) ; weighted sum(value * p)',
  unit: 'MONEY',
  window: 'asOf',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals'],
  core: ['open'],
  figures: ({ measures: { deals: { sums } } }) => ({
    primary: plain(sums.open, 'MONEY'),
    forms: () => [form('WEIGHTED', plain(sums.weighted, 'MONEY'))],
    sample: sums.openDeals,
  }),
};
