import { decimal, type Big } from '@channelgraph/domain';
import { MIX_DIMENSIONS, type Measure, type MixDimension, type Obstacle } from '../measure/measure.ts';
import { form, index, noValue } from './figure.rules.ts';
import type { Figure, KpiPart, KpiRule } from './kpi.ts';
import { sharesOf } from './shares.rules.ts';

type Cells = ReadonlyMap<string, Measure>;

const amountsOf = (cells: Cells): readonly Big[] => [...cells.values()].map(({ amount }) => decimal(amount));
const added = (amounts: readonly Big[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), decimal(0));

const obstacleIn = (cells: Cells, obstacle: Obstacle): boolean => [...cells.values()].some((cell) => cell.obstacle === obstacle);

/** One share withheld could be worked out from the concentration, so that is withheld too. */
function concentration(cells: Cells): Figure {
  if (obstacleIn(cells, 'SUPPRESSED')) return noValue('POINTS', 'SUPPRESSED');
  if (obstacleIn(cells, 'NO_RATE')) return noValue('POINTS', 'NO_RATE');
  const amounts = amountsOf(cells);
  const total = added(amounts);
  const quantity = (amount: Big) => ({ amount, obstacle: null });
  return index({ numerator: quantity(added(amounts.map((amount) => amount.times(amount)))), denominator: quantity(total.times(total)) });
}

/** The shares of one dimension; without a rate for one amount nobody knows the whole, and so no share. */
function sharesIn(cells: Cells, dimension: MixDimension): readonly KpiPart[] {
  const shares = sharesOf(amountsOf(cells));
  const isUnknown = obstacleIn(cells, 'NO_RATE');
  return [...cells].map(([key, { obstacle }], position) => ({ dimension, key, unit: 'PERCENT', value: isUnknown || obstacle ? null : shares[position] ?? null }));
}

export const channelMix: KpiRule = {
  code: 'K16',
  name: 'Channel mix',
  description:
    'What the revenue of the period consists of: the breakdown has the shares by product family, by route to market, by kind of partner and by region, each adding up ' +
    'to 100. By route all deals count, otherwise channel deals; a deal over several families counts for each with an equal part. The value is the concentration over ' +
    'product families, from next to 0 for many alike to 10,000 for a single one; the forms are that over routes, kinds of partner and regions.',
  formula: 'share vector Rev(k,P) / sum_k Rev(k,P) * 100 for k over product family, route, partner kind or region; shares sum to 100 after largest-remainder rounding; concentration HHI = sum share_k^2',
  unit: 'POINTS',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['CHANNEL'],
  needs: ['revenue', 'deals'],
  figures: ({ measures: { revenue: { parts }, deals: { sums } } }) => ({
    primary: concentration(parts.PRODUCT_FAMILY),
    forms: () => [form('BY_ROUTE', concentration(parts.ROUTE)), form('BY_PARTNER_KIND', concentration(parts.PARTNER_KIND)), form('BY_REGION', concentration(parts.REGION))],
    breakdown: MIX_DIMENSIONS.flatMap((dimension) => sharesIn(parts[dimension], dimension)),
    sample: sums.wonDeals,
  }),
};
