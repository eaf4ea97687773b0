import type { Row } from '@channelgraph/database';
import type { DemoFact, DemoTarget, DemoWorld } from '@channelgraph/demo';
import { localDateOf, money, periodBetween, type FiscalCalendar } from '@channelgraph/domain';
import { targetFact } from '@channelgraph/events';
import { factOf, type Target } from './target.ts';

type World = Pick<DemoWorld, 'targets' | 'until'>;

/** Targets are set when their period begins, those of later periods by now. */
function targetOf({ periodStart, periodEnd, amountMinor, currency, ...subject }: DemoTarget, { until }: World, calendar: FiscalCalendar): Target {
  const dayOf = (instant: Date) => localDateOf(instant, calendar.timeZone);
  return {
    ...subject,
    period: periodBetween(dayOf(periodStart), dayOf(periodEnd), calendar),
    amount: money(amountMinor, currency),
    setAt: periodStart < until ? periodStart : until,
    version: 1,
  };
}

export function* targetRows(world: World, calendar: FiscalCalendar): Generator<Row> {
  for (const demo of world.targets) {
    const { id, scope, partnerId, region, metric, period, amount, setAt, version } = targetOf(demo, world, calendar);
    yield {
      id, scope, partner_id: partnerId, region, metric, period_start: period.start, period_end: period.end, period_name: period.name,
      amount_minor: amount.amountMinor, amount_currency: amount.currency, set_at: setAt, version,
    };
  }
}

export function* targetFacts(world: World, calendar: FiscalCalendar): Generator<DemoFact> {
  for (const demo of world.targets) {
    const target = targetOf(demo, world, calendar);
    yield { fact: targetFact.of('set', factOf(target)), at: target.setAt };
  }
}
