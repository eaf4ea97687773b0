import { PeriodArgs, selects } from '@channelgraph/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { MetricsContext } from '../context.ts';
import { ALL_KPIS, KpiArgs, KpiType, ScorecardType } from '../kpi/kpi.graphql.ts';
import type { Kpi, Scorecard } from '../kpi/kpi.ts';
import { KpiSeriesArgs, KpiSeriesType } from '../kpi/series.graphql.ts';
import type { KpiSeries } from '../kpi/series.ts';
import { Access } from '../permissions.ts';
import { PartnerStub } from './partner.graphql.ts';

/** Fields of a KPI that need more than its value. */
const BESIDE_THE_VALUE: ReadonlySet<string> = new Set(['breakdown', 'forms', 'sampleSize']);

/** Fields of a KPI that its forms tell. */
const OF_FORMS: ReadonlySet<string> = new Set(['forms', 'currency']);

/** What metrics knows of a partner. */
@Resolver(() => PartnerStub)
export class PartnerResolver {
  @Access('kpi:read-partner')
  @FieldResolver(() => ScorecardType, { nullable: true, description: 'The partner’s KPIs for a period; null when its figures are not yours to see.' })
  scorecard(@Root() { id }: PartnerStub, @Args(() => PeriodArgs) period: PeriodArgs, @Ctx() { kpis, windowOf }: MetricsContext): Promise<Scorecard | null> {
    return kpis.partnerScorecard(id, windowOf(period));
  }

  @Access('kpi:read-partner')
  @Directive(ALL_KPIS)
  @FieldResolver(() => [KpiType], { nullable: true, description: 'Some of the partner’s KPIs for a period; null when its figures are not yours to see.' })
  kpis(
    @Root() { id }: PartnerStub, @Args(() => KpiArgs) { codes, ...period }: KpiArgs, @Ctx() { kpis, windowOf }: MetricsContext, @Info() info: GraphQLResolveInfo,
  ): Promise<readonly Kpi[] | null> {
    return kpis.ofPartner(id, { codes, window: windowOf(period), isBrief: !selects(info, BESIDE_THE_VALUE), withoutForms: !selects(info, OF_FORMS) });
  }

  @Access('kpi:read-partner')
  @FieldResolver(() => KpiSeriesType, { nullable: true, description: 'One of the partner’s KPIs over time; null when its figures are not yours to see.' })
  kpiSeries(@Root() { id }: PartnerStub, @Args(() => KpiSeriesArgs) args: KpiSeriesArgs, @Ctx() { series, seriesOf }: MetricsContext): Promise<KpiSeries | null> {
    return series.ofPartner(id, seriesOf(args));
  }
}
