import { sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { ownDeals, partnerRows, seesTargets } from '../visibility.ts';
import type { AmountAtRate, OpenDeals, PipelineFacts, PipelineQuestion, WonDeals } from './pipeline.ts';

interface Row {
  readonly partnerId: string;
  readonly open: readonly OpenDeals[] | null;
  readonly won: readonly WonDeals[] | null;
  readonly targets: readonly AmountAtRate[] | null;
}

/** Facts behind pipelines. */
export const pipelineReader = (session: Session, viewer: Viewer) => ({
  /**
   * One statement, whatever the number of partners; those out of reach are not in the map. Amounts are added up by
   * currency and leave unrounded, each with its rate: the rules convert and round once.
   */
  async of(partnerIds: readonly string[], { period, firstDay, endDay, today, currency, timeZone }: PipelineQuestion): Promise<ReadonlyMap<string, PipelineFacts>> {
    const rows = await session.rows<Row>(sql`
      select p.id as "partnerId", open.deals as open, won.deals as won, target.amounts as targets
      from deals.partner p
      cross join lateral (
        select json_agg(json_build_object('count', o.count, 'currency', o.currency, 'minor', o.minor::text, 'weighted', o.weighted::text, 'rate', r.rate::text)) as deals
        from (
          select d.value_currency as currency, count(*) as count, sum(d.value_minor) as minor,
            sum(case when d.stage = 'ON_HOLD' then 0 else d.value_minor * d.probability end) as weighted
          from deals.deal d where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and d.closed_at is null
          and d.expected_close_on >= ${firstDay}::date and d.expected_close_on < ${endDay}::date and ${ownDeals(viewer, 'd')}
          group by d.value_currency
        ) o left join lateral deals.rate_on(o.currency, ${currency}, ${today}::date) r on true
      ) open
      cross join lateral (
        select json_agg(json_build_object('count', w.count, 'currency', w.currency, 'minor', w.minor::text, 'rate', w.rate::text)) as deals
        from (
          select v.currency, x.rate, count(*) as count, sum(v.minor) as minor
          from deals.deal d
          cross join lateral (
            select d.reporting_value_minor, d.reporting_value_currency, null::date where d.reporting_value_currency = ${currency}
            union all select d.value_minor, d.value_currency, (d.closed_at at time zone ${timeZone})::date where d.reporting_value_currency is distinct from ${currency}
          ) v (minor, currency, day)
          cross join lateral (select case when v.day is null then 1 else (select r.rate from deals.rate_on(v.currency, ${currency}, v.day) r) end) x (rate)
          where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and d.stage = 'WON'
          and d.closed_at >= ${period.start} and d.closed_at < ${period.end} and ${ownDeals(viewer, 'd')}
          group by v.currency, x.rate
        ) w
      ) won
      cross join lateral (
        select json_agg(json_build_object('minor', t.amount_minor::text, 'currency', t.currency, 'rate', r.rate::text)) as amounts
        from deals.target t left join lateral deals.rate_on(t.currency, ${currency}, ${today}::date) r on true
        where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${period.start} and t.period_end = ${period.end}
        and ${seesTargets(viewer) ? sql`true` : sql`false`}
      ) target
      where p.id = any(${partnerIds}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')}`);
    return new Map(rows.map(({ partnerId, open, won, targets }) => [partnerId, { open: open ?? [], won: won ?? [], targets: targets ?? [] }]));
  },
});

export type PipelineReader = ReturnType<typeof pipelineReader>;
