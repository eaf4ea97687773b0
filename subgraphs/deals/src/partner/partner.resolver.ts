import { PageArgs, PeriodArgs, selects, type Page } from '@channelgraph/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { DealConnection, DealFilterInput } from '../deal/deal.graphql.ts';
import type { Deal } from '../deal/deal.ts';
import { Access } from '../permissions.ts';
import { PipelineType } from '../pipeline/pipeline.graphql.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { RegistrationConnection, RegistrationFilterInput } from '../registration/registration.graphql.ts';
import type { Registration } from '../registration/registration.ts';
import { PartnerStub } from './partner.graphql.ts';

/** Fields of a pipeline that need the partner's targets. */
const OF_TARGETS: ReadonlySet<string> = new Set(['coverage', 'weightedCoverage', 'coverageReason']);

/** What deals adds to a partner; each field is null for a partner that the viewer does not reach. */
@Resolver(() => PartnerStub)
export class PartnerResolver {
  @Access('pipeline:read')
  @FieldResolver(() => PipelineType, { nullable: true, description: 'What the partner has open and has won in a period. A seller’s counts its own deals only.' })
  pipeline(
    @Root() { id }: PartnerStub, @Args(() => PeriodArgs) { period, between }: PeriodArgs, @Ctx() { loaders }: DealsContext, @Info() info: GraphQLResolveInfo,
  ): Promise<Pipeline | null> {
    return loaders.pipeline({ period, between: between ?? null, withTargets: selects(info, OF_TARGETS) }).load(id);
  }

  @Access('deal:read')
  @FieldResolver(() => DealConnection, { nullable: true, description: 'The partner’s deals, the newest first.' })
  deals(
    @Root() { id }: PartnerStub, @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DealFilterInput, { nullable: true, description: 'Which deals.' }) filter: DealFilterInput | null,
    @Ctx() { loaders }: DealsContext,
  ): Promise<Page<Deal> | null> {
    return loaders.dealsOfPartner({ first: page.first, after: page.after ?? null, filter: filter ?? {} }).load(id);
  }

  @Access('registration:read')
  @FieldResolver(() => RegistrationConnection, { nullable: true, description: 'The partner’s registrations, the newest first.' })
  registrations(
    @Root() { id }: PartnerStub, @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RegistrationFilterInput, { nullable: true, description: 'Which registrations.' }) filter: RegistrationFilterInput | null,
    @Ctx() { loaders }: DealsContext,
  ): Promise<Page<Registration> | null> {
    return loaders.registrationsOfPartner({ first: page.first, after: page.after ?? null, filter: filter ?? {} }).load(id);
  }
}
