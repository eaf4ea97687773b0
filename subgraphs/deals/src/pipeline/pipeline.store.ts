import { raw, sql, type Session, type Sql } from '@channelgraph/database';
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
  async of(partnerIds: readonly string[], { period, firstDay, endDay, today, currency, timeZone, withTargets }: PipelineQuestion): Promise<ReadonlyMap<string, PipelineFacts>> {
    const rateOn = (from: Sql, day: Sql): Sql => sql`deals.rate_when_needed(${from}, ${currency}, ${day})`;
    const unlessReported = (from: Sql, rate: Sql): Sql => sql`case when ${from} = ${currency} then 1 else ${rate} end`;
    // Most of what is open needs a rate that was published today: it is looked up in place, which costs a fifth of a call.
    const rateOfToday = (from: Sql): Sql => unlessReported(from, sql`coalesce(
      (select r.rate from deals.exchange_rate r where r.base = ${from} and r.quote = ${currency} and r.date = ${today}::date), ${rateOn(from, sql`${today}::date`)})`);
    const targets = sql`(
      select json_agg(json_build_object('minor', t.amount_minor::text, 'currency', t.currency, 'rate', (${rateOfToday(raw('t.currency'))})::text))
      from deals.target t
      where t.scope = 'PARTNER' and t.partner_id = p.id and t.metric = 'REVENUE' and t.period_start = ${period.start} and t.period_end = ${period.end}
    )`;
    const rows = await session.rows<Row>(sql`
      select p.id as "partnerId", (
        select json_agg(json_build_object(
          'count', o.count, 'currency', o.currency, 'minor', o.minor::text, 'weighted', o.weighted::text, 'rate', (${rateOfToday(raw('o.currency'))})::text))
        from (
          select d.value_currency as currency, count(*) as count, sum(d.value_minor) as minor,
            sum(case when d.stage = 'ON_HOLD' then 0 else d.value_minor * d.probability end) as weighted
          from deals.deal d where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and d.closed_at is null
          and d.expected_close_on >= ${firstDay}::date and d.expected_close_on < ${endDay}::date and ${ownDeals(viewer, 'd')}
          group by d.value_currency
        ) o
      ) as open, (
        select json_agg(json_build_object('count', w.count, 'currency', w.currency, 'minor', w.minor::text, 'rate', w.rate::text))
        from (
          select v.currency, v.rate, count(*) as count, sum(v.minor) as minor
          from (
            select
              case when d.reporting_value_currency = ${currency} then d.reporting_value_minor else d.value_minor end as minor,
              case when d.reporting_value_currency = ${currency} then d.reporting_value_currency else d.value_currency end as currency,
              case when d.reporting_value_currency = ${currency} then 1 else ${unlessReported(raw('d.value_currency'), rateOn(raw('d.value_currency'), sql`(d.closed_at at time zone ${timeZone})::date`))} end as rate
            from deals.deal d where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and d.stage = 'WON'
            and d.closed_at >= ${period.start} and d.closed_at < ${period.end} and ${ownDeals(viewer, 'd')}
          ) v group by v.currency, v.rate
        ) w
      ) as won, ${withTargets && seesTargets(viewer) ? targets : raw('null')} as targets
      from deals.partner p where p.id = any(${partnerIds}::uuid[]) and ${partnerRows.partners(viewer, 'p.id')}`);
    return new Map(rows.map(({ partnerId, open, won, targets }) => [partnerId, { open: open ?? [], won: won ?? [], targets: targets ?? [] }]));
  },
});

export type PipelineReader = ReturnType<typeof pipelineReader>;
