import { PeriodArgs } from '@channelgraph/subgraph';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { MetricsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { KpiDefinitionType } from './definition.graphql.ts';
import { ALL_KPIS, KpiArgs, KpiType, RegionKpisType, ScorecardType } from './kpi.graphql.ts';
import type { Kpi, KpiDefinition, RegionKpis, Scorecard } from './kpi.ts';

@Resolver()
export class KpiResolver {
  @Access('dictionary:read')
  @Directive(ALL_KPIS)
  @Query(() => [KpiDefinitionType], { nullable: true, description: 'What each KPI means and how it is worked out, by code.' })
  kpiDictionary(@Ctx() { kpiDictionary }: MetricsContext): readonly KpiDefinition[] {
    return kpiDictionary;
  }

  @Access('kpi:read-portfolio')
  @Directive(ALL_KPIS)
  @Query(() => [KpiType], { nullable: true, description: 'KPIs over all partners you look after, taken together: a portfolio, or the partners of a territory.' })
  portfolioKpis(@Args(() => KpiArgs) { codes, ...period }: KpiArgs, @Ctx() { kpis, windowOf }: MetricsContext): Promise<readonly Kpi[]> {
    return kpis.ofPortfolio({ codes, window: windowOf(period) });
  }

  @Access('kpi:read-channel')
  @Directive(ALL_KPIS)
  @Query(() => [KpiType], { nullable: true, description: 'KPIs over the whole channel.' })
  channelKpis(@Args(() => KpiArgs) { codes, ...period }: KpiArgs, @Ctx() { kpis, windowOf }: MetricsContext): Promise<readonly Kpi[]> {
    return kpis.ofChannel({ codes, window: windowOf(period) });
  }

  @Access('kpi:read-channel')
  @Query(() => ScorecardType, { nullable: true, description: 'The scorecard of the whole channel.' })
  channelScorecard(@Args(() => PeriodArgs) period: PeriodArgs, @Ctx() { kpis, windowOf }: MetricsContext): Promise<Scorecard> {
    return kpis.channelScorecard(windowOf(period));
  }

  @Access('kpi:read-channel')
  @Query(() => [RegionKpisType], { nullable: true, description: 'KPIs region by region, by the region in which a partner is at home; they add up to the channel’s.' })
  kpisByRegion(@Args(() => KpiArgs) { codes, ...period }: KpiArgs, @Ctx() { kpis, windowOf }: MetricsContext): Promise<readonly RegionKpis[]> {
    return kpis.byRegion({ codes, window: windowOf(period) });
  }
}
