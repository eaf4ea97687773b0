import type { Row } from '@channelgraph/database';
import type { DemoFact, DemoTarget, DemoWorld } from '@channelgraph/demo';
import { localDateOf, money, periodBetween, type FiscalCalendar } from '@channelgraph/domain';
import { countTargetFact, targetFact } from '@channelgraph/events';
import { toldOf, type Target } from './target.ts';

type World = Pick<DemoWorld, 'targets' | 'until'>;

/** Targets are set when their period begins, those of later periods by now. */
function targetOf({ periodStart, periodEnd, goal, ...subject }: DemoTarget, { until }: World, calendar: FiscalCalendar): Target {
  const dayOf = (instant: Date) => localDateOf(instant, calendar.timeZone);
  return {
    ...subject,
    period: periodBetween(dayOf(periodStart), dayOf(periodEnd), calendar),
    metric: goal.metric,
    amount: goal.metric === 'REVENUE' ? money(goal.amountMinor, goal.currency) : null,
    count: goal.metric === 'NEW_PARTNERS' ? goal.count : null,
    setAt: periodStart < until ? periodStart : until,
    version: 1,
  };
}

export function* targetRows(world: World, calendar: FiscalCalendar): Generator<Row> {
  for (const demo of world.targets) {
    const { id, scope, partnerId, region, metric, period, amount, count, setAt, version } = targetOf(demo, world, calendar);
    yield {
      id, scope, partner_id: partnerId, region, metric, period_start: period.start, period_end: period.end, period_name: period.name,
      amount_minor: amount?.amountMinor ?? null, amount_currency: amount?.currency ?? null, count, set_at: setAt, version,
    };
  }
}

export function* targetFacts(world: World, calendar: FiscalCalendar): Generator<DemoFact> {
  for (const demo of world.targets) {
    const target = targetOf(demo, world, calendar);
    yield { fact: toldOf(target, { money: data => targetFact.of('set', data), count: data => countTargetFact.of('set', data) }), at: target.setAt };
  }
}
