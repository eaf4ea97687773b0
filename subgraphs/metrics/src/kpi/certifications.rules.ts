import { form, plain, ratio } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const certifications: KpiRule = {
  code: 'K30',
  name: 'Certifications per partner',
  description:
    'Certification awards that are active now; an award stops counting at the instant it expires or is revoked, and counts for the partner its holder ' +
    'works for now. FLOW: those given in the period. PEOPLE: distinct holders of an active one. AVERAGE, over several partners: the active ones per partner ' +
    'whose contractual status is ACTIVE now.',
  formula: 'stock: count(ACTIVE awards at asOf); flow: count(awardedAt in P); people: count(distinct holders); average over active partners',
  unit: 'COUNT',
  window: 'asOf / P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['awards'],
  core: ['stock'],
  figures({ measures: { awards: { stock, flow, people, activePartners } }, scope }) {
    const average = scope === 'PARTNER' ? [] : [form('AVERAGE', ratio({ numerator: stock, denominator: activePartners }))];
    return {
      primary: plain(stock, 'COUNT'),
      forms: () => [form('FLOW', plain(flow, 'COUNT')), form('PEOPLE', plain(people, 'COUNT')), ...average],
      sample: stock,
    };
  },
};
