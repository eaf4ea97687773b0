import { form, percent, plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const partnerAcquisition: KpiRule = {
  code: 'K02',
  name: 'Partner acquisition, recruitment rate',
  description:
    'Partners that became active for the first time in the period. RATE: the same as a share of the partners active at its start. ' +
    'CONVERSION: share of the applications decided in the period that were approved.',
  formula:
    'count form = K01 ; rate form = K01 / count(partners active at P.start) * 100 ; ' +
    'also recruitmentAttainment = K01 / target(NEW_PARTNERS, P) and applicationConversion = approved / decided applications in P',
  unit: 'COUNT',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['membership'],
  figures: ({ measures: { membership: { activated, activeAtStart, approved, decided } } }) => ({
    primary: plain(activated, 'COUNT'),
    forms: [
      form('RATE', percent({ numerator: activated, denominator: activeAtStart })),
      form('CONVERSION', percent({ numerator: approved, denominator: decided })),
    ],
    sample: activated,
    isMonetary: false,
  }),
};
