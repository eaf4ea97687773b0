import { form, minus, percent } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const partnerRetention: KpiRule = {
  code: 'K03',
  name: 'Partner retention rate',
  description:
    'Share of the partners active by contract at the start of the period that are so at its end, or now while it lasts; a year is usual. ' +
    'CHURN: the share of those that are not. PRODUCING: share of the partners producing at the start that produce at the end. A partner produces while ' +
    'a registration approved, a deal won, a certification awarded to its people or a partner event attended by them lies no more than 365 days back.',
  formula: 'count(partners active at P.start and active at P.end) / count(partners active at P.start) * 100 ; churn = 100 - retention ; producing retention = same with producing',
  unit: 'PERCENT',
  window: 'P (default year)',
  readers: ['C', 'A'],
  formulaVersion: 2,
  scopes: ['PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['membership'],
  figures: ({ measures: { membership: { activeAtStart, retained, producingAtStart, producingRetained } } }) => ({
    primary: percent({ numerator: retained, denominator: activeAtStart }),
    forms: () => [
      form('CHURN', percent({ numerator: minus(activeAtStart, retained), denominator: activeAtStart })),
      form('PRODUCING', percent({ numerator: producingRetained, denominator: producingAtStart })),
    ],
    sample: activeAtStart,
  }),
};
