/**
 * The answer to the benchmark's questions as one SQL statement that makes the whole JSON. It joins the schemas of three subgraphs,
 * which nothing in the house may do, sees every row, and knows these questions only: it is what the machine could do at best.
 * What its numbers mean follows the rules of the subgraphs (deals: pipeline; metrics: K30, K32, K33, K34); every answer is
 * compared with theirs before anything is measured.
 */
import { CURRENCY_CODES, currencyExponent } from '@channelgraph/domain';

/** The parameters, in this order; times and days are those of the question's instant. */
export const PARAMETERS = ['at', 'start', 'end', 'firstDay', 'endDay', 'today', 'currency', 'currencies'] as const;
const [at, start, end, firstDay, endDay, today, currency, currencies] = PARAMETERS.map((name, index) => `$${String(index + 1)}${name === 'currencies' ? '::text[]' : name === 'currency' ? '::text' : name.endsWith('ay') ? '::date' : '::timestamptz'}`);

const codesWith = (exponent: number): string => CURRENCY_CODES.filter(code => currencyExponent(code) === exponent).map(code => `'${code}'`).join(', ');
const exponentOf = (code: string): string => `case when ${code} in (${codesWith(0)}) then 0 when ${code} in (${codesWith(3)}) then 3 else 2 end`;

/** A numeric rounded to the nearest whole number, a half to the even one. */
const halfEven = (value: string): string => `case when abs(${value} - trunc(${value})) = 0.5 then 2 * round(${value} / 2) else round(${value}) end`;

const rate = (base: string, quote: string): string => `(
  select r.rate from deals.exchange_rate r where r.base = ${base} and r.quote = ${quote} and r.date <= ${today} order by r.date desc limit 1)`;

const money = (amount: string): string => `json_build_object('amountMinor', ${amount}::text, 'currency', ${currency})`;
const kpi = (code: string, value: string, unit: string): string => `json_build_object('code', '${code}', 'value', ${value}, 'unit', '${unit}')`;

/** What one minor unit of each currency is worth today in minor units of the reporting currency. */
const factors = `
  select c.code, case when c.code = ${currency} then 1 else coalesce(
    ${rate('c.code', currency ?? '')}, 1::numeric(40, 30) / ${rate(currency ?? '', 'c.code')}, ${rate("'EUR'", currency ?? '')}::numeric(60, 30) / ${rate("'EUR'", 'c.code')}
  ) * power(10::numeric, ${exponentOf(currency ?? '')} - ${exponentOf('c.code')}) end as factor
  from unnest(${currencies}) c (code)`;

const tier = `
  select json_build_object('name', t.name, 'rank', t.rank, 'since', to_char(a.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as held
  from partners.tier_assignment a join partners.tier t on t.id = a.tier_id join partners.tier_program g on g.id = a.program_id
  where a.partner_id = p.id and a.valid_from <= ${at} and (a.valid_to is null or ${at} < a.valid_to) order by g.code limit 1`;

/** Won deals are worth what was frozen when they closed. */
const sums = `
  select coalesce(sum(x.open_count), 0) as open_count, coalesce(sum(x.open_minor * f.factor), 0) as open_value, coalesce(sum(x.weighted * f.factor), 0) / 100 as weighted_value,
    coalesce(sum(x.won_count), 0) as won_count, coalesce(sum(x.won_minor), 0) as won_value, coalesce(sum(x.lost_count), 0) as lost_count
  from (
    select d.value_currency as code,
      count(*) filter (where d.closed_at is null) as open_count, sum(d.value_minor) filter (where d.closed_at is null) as open_minor,
      sum(d.value_minor * d.probability) filter (where d.closed_at is null and d.stage <> 'ON_HOLD') as weighted,
      count(*) filter (where d.stage = 'WON') as won_count, sum(d.reporting_value_minor) filter (where d.stage = 'WON') as won_minor,
      count(*) filter (where d.stage = 'LOST') as lost_count
    from deals.deal d
    where d.partner_id = p.id and d.route_to_market = 'CHANNEL' and (
      d.closed_at is null and d.expected_close_on >= ${firstDay} and d.expected_close_on < ${endDay} or d.closed_at >= ${start} and d.closed_at < ${end})
    group by d.value_currency
  ) x left join factor f on f.code = x.code`;

const target = `
  select ${halfEven('s.amount')} as amount from (
    select sum(t.amount_minor * f.factor) as amount from deals.target t join factor f on f.code = t.currency
    where t.partner_id = p.id and t.scope = 'PARTNER' and t.metric = 'REVENUE' and t.period_start = ${start} and t.period_end = ${end}) s`;

const deals = `
  select json_agg(json_build_object('node', json_build_object('id', d.id, 'name', d.name, 'stage', d.stage,
    'value', json_build_object('amountMinor', d.value_minor::text, 'currency', d.value_currency), 'expectedCloseOn', d.expected_close_on))) as edges
  from (select * from deals.deal d where d.partner_id = p.id order by d.created_at desc, d.id desc limit 10) d`;

const certifications = `
  select max(c.total) as total, json_agg(json_build_object('node', json_build_object('id', c.id, 'certification', json_build_object('code', c.code, 'name', c.name),
    'expiresAt', to_char(c.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))) as edges
  from (
    select t.id, t.expires_at, k.code, k.name, t.total from (
      select t.id, t.certification_code, t.awarded_at, t.expires_at, count(*) over () as total
      from enablement.employment e join enablement.award t on t.person_id = e.person_id
      where e.partner_id = p.id and e.valid_from <= ${at} and (e.valid_to is null or ${at} < e.valid_to) and t.awarded_at <= ${at} and ${at} < t.ends_at
      order by t.awarded_at desc, t.id desc limit 10
    ) t join enablement.certification k on k.code = t.certification_code order by t.awarded_at desc, t.id desc
  ) c`;

/** Partners as JSON, in columns `name`, `id` and `partner`, of the rows of partners.partner that `which` selects. */
const partners = (which: string): string => `
  with factor as materialized (${factors})
  select p.name, p.id, json_build_object(
    'id', p.id, 'name', p.name, 'country', p.country, 'currentTier', tier.held,
    'pipeline', json_build_object(
      'openCount', s.open_count, 'openValue', ${money('n.open_value')}, 'weightedValue', ${money(halfEven('s.weighted_value'))},
      'wonCount', s.won_count, 'wonValue', ${money('s.won_value')}),
    'deals', json_build_object('edges', coalesce(deals.edges, '[]')),
    'certifications', json_build_object('totalCount', coalesce(certifications.total, 0), 'edges', coalesce(certifications.edges, '[]')),
    'kpis', json_build_array(
      ${kpi('K30', "coalesce(certifications.total, 0)::text", 'COUNT')},
      ${kpi('K32', `trim_scale((${halfEven('n.close_rate')}) / 100)::text`, 'PERCENT')},
      ${kpi('K33', 'n.open_value::text', 'MONEY')},
      ${kpi('K34', `trim_scale((${halfEven('n.coverage')}) / 10000)::text`, 'RATIO')})
  ) as partner
  from (${which}) p
  left join lateral (${tier}) tier on true
  cross join lateral (${sums}) s
  cross join lateral (${target}) target
  cross join lateral (select ${halfEven('s.open_value')} as open_value) o
  cross join lateral (select o.open_value, s.won_count * 10000 / nullif(s.won_count + s.lost_count, 0) as close_rate,
    case when target.amount > s.won_value then o.open_value * 10000 / (target.amount - s.won_value) end as coverage) n
  cross join lateral (${deals}) deals
  cross join lateral (${certifications}) certifications`;

/** One more parameter: the partner's id. */
export const ONE = `
  select json_build_object('data', json_build_object('partner', (select q.partner from (${partners('select * from partners.partner where id = $9::uuid')}) q)))::text as body`;

/** Three more parameters: name and id of the last partner before the page, null at the beginning, and how many. */
export const PAGE = `
  select json_build_object('data', json_build_object('partners', json_build_object('edges', (
    select coalesce(json_agg(json_build_object('node', q.partner) order by q.name, q.id), '[]')
    from (${partners('select * from partners.partner where (name, id) > ($9::text, $10::uuid) order by name, id limit $11::int')}) q))))::text as body`;
