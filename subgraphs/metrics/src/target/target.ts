import type { Money, Period } from '@channelgraph/domain';

/** Whom a target is set for: one partner, a region of the territory tree, or the whole channel. */
export const TARGET_SCOPES = ['PARTNER', 'REGION', 'CHANNEL'] as const;
export type TargetScope = (typeof TARGET_SCOPES)[number];

/** What is to be reached. REVENUE: net value of channel deals won. */
export const TARGET_METRICS = ['REVENUE'] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];

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
  readonly amount: Money;
  readonly setAt: Date;
  /** How often it has been set, from 1. */
  readonly version: number;
}

/** What somebody wants to set, as it was written. */
export interface TargetWish extends TargetSubject {
  readonly amount: { readonly amountMinor: string; readonly currency: string };
  /** The version this replaces; undefined when it replaces any or none. */
  readonly expectedVersion: number | undefined;
}

/** The region that stands for the whole channel where territories are owned. */
export const WHOLE_CHANNEL = 'GLOBAL';

/** What the other subgraphs hear of a target. */
export const factOf = ({ id, version, scope, partnerId, region, metric, period, amount }: Target) => ({
  id, version, scope, partnerId, region, metric,
  periodStart: period.start.toISOString(), periodEnd: period.end.toISOString(),
  amountMinor: amount.amountMinor.toString(), currency: amount.currency,
});
