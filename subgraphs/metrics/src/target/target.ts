import type { Money, Period } from '@channelgraph/domain';

/** Whom a target is set for: one partner, a region of the territory tree, or the whole channel. */
export const TARGET_SCOPES = ['PARTNER', 'REGION', 'CHANNEL'] as const;
export type TargetScope = (typeof TARGET_SCOPES)[number];

/** What is to be reached. REVENUE: net value of channel deals won. NEW_PARTNERS: partners active for the first time. */
export const TARGET_METRICS = ['REVENUE', 'NEW_PARTNERS'] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];

/** What a target is counted in: money has an amount, everything else a count. */
export const TARGET_UNITS = { REVENUE: 'MONEY', NEW_PARTNERS: 'COUNT' } as const satisfies Readonly<Record<TargetMetric, string>>;

/** What a target is about. There is one at most for each. */
export interface TargetSubject {
  readonly scope: TargetScope;
  /** Exactly for the scope PARTNER. */
  readonly partnerId: string | null;
  /** Exactly for the scope REGION. */
  readonly region: string | null;
  readonly metric: TargetMetric;
  readonly period: Period;
}

/** What somebody has to reach in a period. */
export interface Target extends TargetSubject {
  readonly id: string;
  /** Exactly for metrics in money. */
  readonly amount: Money | null;
  /** Exactly for metrics that are counted. */
  readonly count: number | null;
  readonly setAt: Date;
  /** How often it has been set, from 1. */
  readonly version: number;
}

/** What somebody wants to set, as it was written. */
export interface TargetWish extends TargetSubject {
  readonly amount: { readonly amountMinor: string; readonly currency: string } | null;
  readonly count: number | null;
  /** The version this replaces; undefined when it replaces any or none. */
  readonly expectedVersion: number | undefined;
}

/** The region that stands for the whole channel where territories are owned. */
export const WHOLE_CHANNEL = 'GLOBAL';

const subjectOf = ({ id, version, scope, partnerId, region, metric, period }: Target) => ({
  id, version, scope, partnerId, region, metric, periodStart: period.start.toISOString(), periodEnd: period.end.toISOString(),
});
type Subject = ReturnType<typeof subjectOf>;

interface Telling<Told> {
  readonly money: (data: Subject & { readonly amountMinor: string; readonly currency: string }) => Told;
  readonly count: (data: Subject & { readonly count: number }) => Told;
}

/** What the other subgraphs hear of a target. Money and numbers are told apart, so that whoever adds up the one need not know of the other. */
export function toldOf<Told>(target: Target, { money, count }: Telling<Told>): Told {
  if (target.amount !== null) return money({ ...subjectOf(target), amountMinor: target.amount.amountMinor.toString(), currency: target.amount.currency });
  if (target.count !== null) return count({ ...subjectOf(target), count: target.count });
  throw new RangeError(`The target ${target.id} says neither how much nor how many.`);
}
