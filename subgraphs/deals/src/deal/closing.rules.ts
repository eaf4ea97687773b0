import { accept, type Decision, type Money } from '@channelgraph/domain';
import { positiveAmount, requiredText } from '../entry/entry.rules.ts';
import { converted } from '../rate/exchange-rate.rules.ts';
import type { RateUsed } from '../rate/exchange-rate.ts';
import type { Deal, LossReason } from './deal.ts';
import { STAGE_PROBABILITY } from './stage.ts';
import { stageStep, type Moved } from './stage.rules.ts';

/** How a closed deal is reported: once, with the rate of the day it closed. */
export interface Reporting {
  readonly currency: string;
  /** Null where the table has none up to that day. */
  readonly rate: RateUsed | null;
}

const frozen = (value: Money, rate: RateUsed | null) =>
  ({ reportingValue: value, rate: rate?.rate ?? null, rateDate: rate?.date ?? null, rateSource: rate?.source ?? null });

export interface Win {
  readonly deal: Deal;
  readonly orderId: string;
  readonly netValue: { readonly amountMinor: string; readonly currency: string };
  readonly reporting: Reporting;
  readonly role: string;
}

/** Won is what has an order; its value is what was ordered, and counts from this instant in the reporting currency. */
export function closeWon({ deal, orderId, netValue, reporting, role }: Win, now: Date): Decision<Moved> {
  const step = stageStep({ deal, command: 'close as won', role });
  if (!step.ok) return step;
  const order = requiredText(orderId, { field: 'orderId', ask: 'Give the number of the order.' });
  if (!order.ok) return order;
  const value = positiveAmount(netValue, 'netValue');
  if (!value.ok) return value;
  const reported = converted(value.value, reporting.rate, reporting.currency, 'netValue.currency');
  if (!reported.ok) return reported;
  return accept({
    deal: {
      ...deal, stage: step.value.stage, probability: STAGE_PROBABILITY.WON, orderId: order.value, value: value.value, closedAt: now, reviewOn: null,
      ...frozen(reported.value, reporting.rate),
    },
    note: order.value, verb: step.value.verb,
  });
}

export interface Loss {
  readonly deal: Deal;
  readonly lossReason: LossReason;
  readonly reporting: Reporting;
  readonly role: string;
}

/** Lost needs a reason, and no rate: a missing one must not keep a dead deal open. */
export function closeLost({ deal, lossReason, reporting, role }: Loss, now: Date): Decision<Moved> {
  const step = stageStep({ deal, command: 'close as lost', role });
  if (!step.ok) return step;
  const reported = converted(deal.value, reporting.rate, reporting.currency, 'netValue.currency');
  return accept({
    deal: {
      ...deal, stage: step.value.stage, probability: STAGE_PROBABILITY.LOST, lossReason, closedAt: now, reviewOn: null,
      ...(reported.ok ? frozen(reported.value, reporting.rate) : {}),
    },
    note: lossReason, verb: step.value.verb,
  });
}
