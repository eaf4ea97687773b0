import { plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';
import { perPartner } from './per-partner.rules.ts';

export const registrationsPerPartner: KpiRule = {
  code: 'K26',
  name: 'Deal registrations per partner',
  description:
    'Deal registrations a partner submitted in the period, whatever became of them; over several partners, those of all. AVERAGE: per partner active by ' +
    'contract at the end of the period, or now while it lasts. PER_PRODUCING: per partner producing then. PER_PARTNER_MONTH: per month that a partner was ' +
    'active in the period.',
  formula: 'count by partner ; average = total / active partners (and / producing partners)',
  unit: 'COUNT',
  window: 'P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 2,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['registrations', 'membership'],
  figures: ({ measures: { registrations: { total }, membership }, scope }) => ({
    primary: plain(total, 'COUNT'),
    forms: () => perPartner(total, membership, scope),
    sample: total,
  }),
};
