import type { MembershipMeasures, Quantity, ScopeKind } from '../measure/measure.ts';
import { form, plain, ratio } from './figure.rules.ts';
import type { KpiForm, KpiRule } from './kpi.ts';

/** What a count over several partners comes to for one of them: by contract, by production, and by month under contract. */
export const perPartner = (count: Quantity, { active, producing, partnerMonths }: MembershipMeasures, scope: ScopeKind): readonly KpiForm[] =>
  scope === 'PARTNER' ? [] : [
    form('AVERAGE', ratio({ numerator: count, denominator: active })),
    form('PER_PRODUCING', ratio({ numerator: count, denominator: producing })),
    form('PER_PARTNER_MONTH', ratio({ numerator: count, denominator: partnerMonths })),
  ];

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
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['registrations', 'membership'],
  figures: ({ measures: { registrations: { total }, membership }, scope }) => ({
    primary: plain(total, 'COUNT'),
    forms: perPartner(total, membership, scope),
    sample: total,
    isMonetary: false,
  }),
};
