import { plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const newPartners: KpiRule = {
  code: 'K01',
  name: 'Number of new partners',
  description: 'Partners whose contractual status became ACTIVE for the first time in the period; one that is reinstated after a suspension is not new.',
  formula: 'count(partners with activatedAt in P)',
  unit: 'COUNT',
  window: 'P',
  readers: ['M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['membership'],
  figures: ({ measures: { membership: { activated } } }) => ({ primary: plain(activated, 'COUNT'), sample: activated }),
};
