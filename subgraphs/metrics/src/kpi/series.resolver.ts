import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { MetricsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { KpiSeriesArgs, KpiSeriesType, RegionKpiSeriesType } from './series.graphql.ts';
import type { KpiSeries, RegionKpiSeries } from './series.ts';

@Resolver()
export class SeriesResolver {
  @Access('kpi:read-portfolio')
  @Query(() => KpiSeriesType, { nullable: true, description: 'A KPI over time, over all partners you look after now, taken together.' })
  portfolioKpiSeries(@Args(() => KpiSeriesArgs) args: KpiSeriesArgs, @Ctx() { series, seriesOf }: MetricsContext): Promise<KpiSeries> {
    return series.ofPortfolio(seriesOf(args));
  }

  @Access('kpi:read-channel')
  @Query(() => KpiSeriesType, { nullable: true, description: 'A KPI of the whole channel over time.' })
  channelKpiSeries(@Args(() => KpiSeriesArgs) args: KpiSeriesArgs, @Ctx() { series, seriesOf }: MetricsContext): Promise<KpiSeries> {
    return series.ofChannel(seriesOf(args));
  }

  @Access('kpi:read-channel')
  @Query(() => [RegionKpiSeriesType], { nullable: true, description: 'A KPI over time, region by region, by the region in which a partner is at home.' })
  kpiSeriesByRegion(@Args(() => KpiSeriesArgs) args: KpiSeriesArgs, @Ctx() { series, seriesOf }: MetricsContext): Promise<readonly RegionKpiSeries[]> {
    return series.byRegion(seriesOf(args));
  }
}
