import { form, plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';
import { perPartner } from './per-partner.rules.ts';

export const dealsPerPartner: KpiRule = {
  code: 'K29',
  name: 'Number of deals per partner',
  description:
    'Channel deals of a partner created in the period, whatever became of them; over several partners, those of all. WON: those won in the period, whenever created. ' +
    'AVERAGE, PER_PRODUCING and PER_PARTNER_MONTH: those created, as for K26.',
  formula: 'count(deals of p created in P) and count(won in P)',
  unit: 'COUNT',
  window: 'P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 2,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals', 'membership'],
  figures: ({ measures: { deals: { sums: { cohort, wonDeals } }, membership }, scope }) => ({
    primary: plain(cohort, 'COUNT'),
    forms: () => [form('WON', plain(wonDeals, 'COUNT')), ...perPartner(cohort, membership, scope)],
    sample: cohort,
  }),
};
