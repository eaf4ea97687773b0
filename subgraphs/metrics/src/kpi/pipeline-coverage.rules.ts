import { compare } from '@channelgraph/domain';
import type { Quantity } from '../measure/measure.ts';
import { form, minus, noValue, ratio } from './figure.rules.ts';
import type { Figure, KpiRule } from './kpi.ts';

interface Coverage {
  readonly pipeline: Quantity;
  readonly won: Quantity;
  readonly target: Quantity | null;
}

function coverage({ pipeline, won, target }: Coverage): Figure {
  if (!target) return noValue('RATIO', 'NO_TARGET', { numerator: pipeline });
  const parts = { numerator: pipeline, denominator: minus(target, won) };
  return compare(parts.denominator.amount, 0n) > 0 ? ratio(parts) : noValue('RATIO', 'TARGET_MET', parts);
}

export const pipelineCoverage: KpiRule = {
  code: 'K34',
  name: 'Pipeline coverage',
  description:
    'How many times the open pipeline of the period covers what is still missing to the revenue target; 3 is a usual goal. No value once the target is met. ' +
    'WEIGHTED: with each open deal times its probability. A portfolio’s target is the sum of its partners’.',
  formula: 'open pipeline closing in P / (target(P) - won to date in P); if target already met -> null, reason TARGET_MET; weighted form beside',
  unit: 'RATIO',
  window: 'asOf',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['deals', 'target'],
  core: ['open', 'won'],
  figures: ({ measures: { deals: { sums: { open, weighted, won, openDeals } }, target: { amount: target } } }) => ({
    primary: coverage({ pipeline: open, won, target }),
    forms: () => [form('WEIGHTED', coverage({ pipeline: weighted, won, target }))],
    sample: openDeals,
  }),
};
