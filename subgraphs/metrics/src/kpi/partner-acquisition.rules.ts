import { form, noValue, percent, plain, ratio } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const partnerAcquisition: KpiRule = {
  code: 'K02',
  name: 'Partner acquisition, recruitment rate',
  description:
    'Partners that became active for the first time in the period. RATE: the same as a share of the partners active at its start. ' +
    'CONVERSION: share of the applications decided in the period that were approved. ATTAINMENT: against the number of new partners that is the target of the region or the ' +
    'channel for exactly this period; 1 is reached.',
  formula:
    'count form = K01 ; rate form = K01 / count(partners active at P.start) * 100 ; ' +
    'also recruitmentAttainment = K01 / target(NEW_PARTNERS, P) and applicationConversion = approved / decided applications in P',
  unit: 'COUNT',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['membership', 'recruitment'],
  figures: ({ measures: { membership: { activated, activeAtStart, approved, decided }, recruitment: { partners: target } } }) => ({
    primary: plain(activated, 'COUNT'),
    forms: () => [
      form('RATE', percent({ numerator: activated, denominator: activeAtStart })),
      form('CONVERSION', percent({ numerator: approved, denominator: decided })),
      form('ATTAINMENT', target ? ratio({ numerator: activated, denominator: target }) : noValue('RATIO', 'NO_TARGET', { numerator: activated })),
    ],
    sample: activated,
  }),
};
