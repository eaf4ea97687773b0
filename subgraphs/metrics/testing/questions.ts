/** Questions to the subgraph, asked the way the gateway asks them. */
import { idOf } from './facts.ts';

interface Asker {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is checked by each test's expectations
  query(text: string, variables?: Record<string, unknown>): Promise<{ readonly data: any; readonly errors: readonly unknown[] }>;
}

/** A period by name, or days as `2026-11-01/2027-02-01`. */
const periodOf = (period: string): Record<string, unknown> => {
  const [start, end] = period.split('/');
  return end === undefined ? { period } : { between: { start, end } };
};

const figure = 'value unit numerator denominator reason';
const kpi = `code ${figure} currency sampleSize suppressed period { name start end } breakdown { dimension key unit value } forms { name ${figure} }`;
const args = '$codes: [KpiCode!], $period: PeriodName, $between: DateRangeInput';
const given = 'codes: $codes, period: $period, between: $between';

/** What a KPI looks like in these answers. */
export interface KpiAnswer {
  readonly code: string;
  readonly value: string | null;
  readonly unit: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly reason: string | null;
  readonly currency: string | null;
  readonly sampleSize: number | null;
  readonly suppressed: boolean;
  readonly period: { readonly name: string; readonly start: string; readonly end: string };
  readonly breakdown: readonly { readonly dimension: string; readonly key: string; readonly unit: string; readonly value: string | null }[];
  readonly forms: readonly { readonly name: string; readonly value: string | null; readonly unit: string; readonly numerator: string | null; readonly denominator: string | null; readonly reason: string | null }[];
}

export interface Asked {
  readonly codes?: readonly string[];
  readonly period?: string;
}

const variables = ({ codes, period = 'CURRENT_QUARTER' }: Asked): Record<string, unknown> => ({ ...(codes && { codes }), ...periodOf(period) });

function soundly<Answer>({ data, errors }: { readonly data: unknown; readonly errors: readonly unknown[] }, pick: (data: never) => Answer): Answer {
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return pick(data as never); // each caller knows what it asked for
}

/** KPIs of several partners in one question; null where the asker does not reach the partner. */
export async function kpisOfPartners(asker: Asker, partners: readonly string[], asked: Asked = {}): Promise<readonly (readonly KpiAnswer[] | null)[]> {
  const representations = partners.map((name) => ({ __typename: 'Partner', id: idOf(name) }));
  const answer = await asker.query(
    `query ($representations: [_Any!]!, ${args}) { _entities(representations: $representations) { ... on Partner { kpis(${given}) { ${kpi} } } } }`,
    { representations, ...variables(asked) },
  );
  return soundly(answer, ({ _entities }: { _entities: { kpis: KpiAnswer[] | null }[] }) => _entities.map(({ kpis }) => kpis));
}

/** One KPI of one partner, which must be there. */
export async function kpiOf(asker: Asker, partner: string, { code, period }: { readonly code: string; readonly period?: string }): Promise<KpiAnswer> {
  const [kpis] = await kpisOfPartners(asker, [partner], { codes: [code], ...(period !== undefined && { period }) });
  const found = kpis?.[0];
  if (!found) throw new Error(`No ${code} of ${partner}.`);
  return found;
}

export async function channelKpis(asker: Asker, asked: Asked = {}): Promise<readonly KpiAnswer[]> {
  return soundly(await asker.query(`query (${args}) { channelKpis(${given}) { ${kpi} } }`, variables(asked)), ({ channelKpis: kpis }: { channelKpis: KpiAnswer[] }) => kpis);
}

export async function portfolioKpis(asker: Asker, asked: Asked = {}): Promise<readonly KpiAnswer[]> {
  return soundly(await asker.query(`query (${args}) { portfolioKpis(${given}) { ${kpi} } }`, variables(asked)), ({ portfolioKpis: kpis }: { portfolioKpis: KpiAnswer[] }) => kpis);
}

export async function kpisByRegion(asker: Asker, asked: Asked = {}): Promise<ReadonlyMap<string, readonly KpiAnswer[]>> {
  const answer = await asker.query(`query (${args}) { kpisByRegion(${given}) { region kpis { ${kpi} } } }`, variables(asked));
  return soundly(answer, ({ kpisByRegion: regions }: { kpisByRegion: { region: string; kpis: KpiAnswer[] }[] }) => new Map(regions.map(({ region, kpis }) => [region, kpis])));
}

export interface TargetWords {
  readonly scope?: string;
  readonly partner?: string;
  readonly region?: string;
  readonly period?: string;
  readonly metric?: string;
  /** Minor units; for metrics in money. */
  readonly amount?: number | string;
  /** For metrics that are counted. */
  readonly count?: number;
  readonly currency?: string;
  readonly expectedVersion?: number;
  readonly key?: string;
}

export interface SetTargetAnswer {
  readonly target: { readonly id: string; readonly version: number; readonly unit: string; readonly count: number | null; readonly amount: { readonly amountMinor: string; readonly currency: string } | null; readonly period: { readonly name: string } } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

/** Sets a target; for a partner unless told otherwise. */
export async function setTarget(asker: Asker, { scope = 'PARTNER', partner, region, period = 'CURRENT_QUARTER', metric = 'REVENUE', amount, count, currency = 'USD', expectedVersion, key }: TargetWords): Promise<SetTargetAnswer> {
  const input = {
    scope, partnerId: partner === undefined ? null : idOf(partner), region: region ?? null, ...periodOf(period), metric, amount: amount === undefined ? null : { amountMinor: String(amount), currency }, count: count ?? null,
    expectedVersion: expectedVersion ?? null, clientMutationId: key ?? null,
  };
  const answer = await asker.query(
    'mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { id version unit count amount { amountMinor currency } period { name } } userErrors { code field } } }', { input },
  );
  return soundly(answer, ({ setTarget: set }: { setTarget: SetTargetAnswer }) => set);
}
