import { sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { ownDeals, partnerRows, seesTargets } from '../visibility.ts';
import type { AmountAtRate, OpenDeals, PipelineFacts, PipelineQuestion } from './pipeline.ts';

interface Row {
  readonly partnerId: string;
  readonly open: readonly OpenDeals[] | null;
  readonly wonCount: bigint;
  readonly wonMinor: string;
  readonly targets: readonly AmountAtRate[] | null;
}

/** Facts behind pipelines. */
export const pipelineReader = (session: Session, viewer: Viewer) => ({
  /**
   * One statement, whatever the number of partners; those out of reach are not in the map. Amounts are added up by
   * currency and leave unrounded, each with its rate: the rules convert and round once.
   */
  async of(partnerIds: readonly string[], { period, firstDay, endDay, today, currency }: PipelineQuestion): Promise<ReadonlyMap<string, PipelineFacts>> {
    const rows = await session.rows<Row>(sql`
      select p.id as "partnerId", open.deals as open, won.count as "wonCount", won.minor as "wonMinor", target.amounts as targets
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
        select count(*) as count, coalesce(sum(d.reporting_value_minor), 0) as minor
        from deals.deal d where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and d.stage = 'WON'
        and d.closed_at >= ${period.start} and d.closed_at < ${period.end} and ${ownDeals(viewer, 'd')}
      ) won
      cross join lateral (
        select json_agg(json_build_object('minor', t.amount_minor::text, 'currency', t.currency, 'rate', r.rate::text)) as amounts
        from deals.target t left join lateral deals.rate_on(t.currency, ${currency}, ${today}::date) r on true
        where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${period.start} and t.period_end = ${period.end}
        and ${seesTargets(viewer) ? sql`true` : sql`false`}
      ) target
      where p.id = any(${partnerIds}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')}`);
    return new Map(rows.map(({ partnerId, open, wonCount, wonMinor, targets }) =>
      [partnerId, { open: open ?? [], wonCount: Number(wonCount), wonMinor, targets: targets ?? [] }]));
  },
});

export type PipelineReader = ReturnType<typeof pipelineReader>;
