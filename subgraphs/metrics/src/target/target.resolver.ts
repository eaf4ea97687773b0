import { commandKey, ForPartners, type Page, PageArgs, pageOf, pageSize, payload, readCursor } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { MetricsContext } from '../context.ts';
import type { KpiUnit } from '../kpi/kpi.ts';
import { KpiUnitEnum } from '../kpi/words.graphql.ts';
import { PartnerStub } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { SetTargetInput, TargetConnection, TargetFilterInput, TargetPayload, TargetType } from './target.graphql.ts';
import { TARGET_UNITS, type Target } from './target.ts';

@Resolver(() => TargetType)
export class TargetResolver {
  @Access('target:read')
  @Query(() => TargetConnection, { nullable: true, description: 'The targets you may see, latest period first: of the partners you reach, and of regions and the channel where you read their figures.' })
  async targets(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TargetFilterInput, { nullable: true, description: 'Which targets.' }) filter: TargetFilterInput | null,
    @Ctx() { targets }: MetricsContext,
  ): Promise<Page<Target>> {
    const first = pageSize(page);
    const [periodStart, id] = page.after ? readCursor(page.after, ['instant', 'uuid']) : [];
    const rows = await targets.page({ filter: filter ?? {}, first, after: id === undefined ? null : { periodStart: String(periodStart), id: String(id) } });
    return pageOf({ rows, first, after: page.after, keyOf: (target) => [target.period.start.toISOString(), target.id], totalCount: () => targets.count(filter ?? {}) });
  }

  @Access('target:set')
  @Mutation(() => TargetPayload, { nullable: true, description: 'Sets what a partner, a region or the channel has to reach in a period; set again, it is the next version of the same target.' })
  setTarget(@Arg('input', () => SetTargetInput, { description: 'The target.' }) input: SetTargetInput, @Ctx() { targetService, periodOf }: MetricsContext) {
    const { clientMutationId, scope, partnerId = null, region = null, metric, period, between, amount, count = null, expectedVersion } = input;
    const inMoney = amount ? { amountMinor: amount.amountMinor, currency: amount.currency } : null;
    const wish = { scope, partnerId, region, metric, period: periodOf({ period, between: between ?? null }), amount: inMoney, count, expectedVersion: expectedVersion ?? undefined };
    return payload('target', targetService.set(wish, commandKey(input)), clientMutationId);
  }

  @ForPartners
  @FieldResolver(() => KpiUnitEnum, { description: 'What it is counted in: MONEY (see `amount`) or COUNT (see `count`).' })
  unit(@Root() { metric }: Target): KpiUnit {
    return TARGET_UNITS[metric];
  }

  @ForPartners
  @FieldResolver(() => PartnerStub, { nullable: true })
  partner(@Root() { partnerId }: Target): Pick<PartnerStub, 'id'> | null {
    return partnerId === null ? null : { id: partnerId };
  }
}
