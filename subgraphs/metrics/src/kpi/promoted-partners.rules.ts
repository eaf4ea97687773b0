import { form, plain, told } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const promotedPartners: KpiRule = {
  code: 'K27',
  name: 'Partners that acquired a higher level',
  description:
    'Partners whose tier in a programme ranks higher at the end of the period, or now while it lasts, than at its start, each once; who was not enrolled at the start ' +
    'does not count. The breakdown has them by programme. EVENTS: every single step up in the period, also of those who have stepped down since.',
  formula: 'count(distinct p: rank(p,P.end) > rank(p,P.start)); partners not enrolled at P.start excluded; promotion events reported beside it',
  unit: 'COUNT',
  window: 'P, per program',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['promotions'],
  figures: ({ measures: { promotions: { promoted, promotions, byProgram } } }) => ({
    primary: plain(promoted, 'COUNT'),
    forms: () => [form('EVENTS', plain(promotions, 'COUNT'))],
    breakdown: [...byProgram].map(([key, count]) => ({ dimension: 'PROGRAM' as const, key, unit: 'COUNT' as const, value: told(count) })),
    sample: promoted,
  }),
};
