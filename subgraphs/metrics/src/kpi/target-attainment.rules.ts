import { divide, exact } from '@channelgraph/domain';
import type { Quantity } from '../measure/measure.ts';
import { form, noValue, percent, ratio, times, told } from './figure.rules.ts';
import type { Figure, KpiRule } from './kpi.ts';
import { workingDays } from './working-days.rules.ts';

interface Attainment {
  readonly won: Quantity;
  readonly target: Quantity;
  readonly days: { readonly elapsed: number; readonly total: number };
}

/** Both sides times the working days of the whole period, so that nothing is rounded before the end; shown are the plain amounts. */
function runRate({ won, target, days: { elapsed, total } }: Attainment): Figure {
  const due = times(target, elapsed);
  const figure = ratio({ numerator: times(won, total), denominator: due });
  if (figure.reason) return figure;
  return { ...figure, numerator: told(won), denominator: told({ ...due, amount: exact(divide(due.amount, total, 0) ?? '0') }) };
}

export const targetAttainment: KpiRule = {
  code: 'K08',
  name: 'Partner revenue target attainment',
  description:
    'How much of its revenue target has been won. A portfolio’s target is the sum of its partners’; regions and the channel have targets of their own. ' +
    'The RUN_RATE form sets revenue against the share of the target due by now: 1 is on course. ' +
    'Working days are Monday to Friday, today included.',
  formula: 'Rev(p,P) / target(p, REVENUE, P) * 100 ; run-rate form: Rev to date / (target * elapsed working days / total working days)',
  unit: 'PERCENT',
  window: 'P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals', 'target'],
  figures({ measures: { deals: { sums }, target: { amount: target } }, window }) {
    const { won, wonDeals } = sums;
    return {
      primary: target ? percent({ numerator: won, denominator: target }) : noValue('PERCENT', 'NO_TARGET', { numerator: won }),
      forms: () => [form('RUN_RATE', target ? runRate({ won, target, days: workingDays(window) }) : noValue('RATIO', 'NO_TARGET', { numerator: won }))],
      sample: wonDeals,
    };
  },
};
