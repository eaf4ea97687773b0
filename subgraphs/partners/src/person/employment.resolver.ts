import { Bounded, commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PartnersContext } from '../context.ts';
import { PartnerType } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { EmploymentPayload, EmploymentType, EndEmploymentInput, StartEmploymentInput } from './employment.graphql.ts';
import type { Employment } from './employment.ts';
import { PersonType } from './person.graphql.ts';

@Resolver(() => EmploymentType)
export class EmploymentResolver {
  @ForPartners
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who works there; null when it is not yours to see.' })
  person(@Root() { personId }: Employment, @Ctx() { loaders }: PartnersContext) {
    return loaders.person.load(personId);
  }

  @ForPartners
  @FieldResolver(() => PartnerType, { nullable: true, description: 'The partner; null for the vendor’s own people.' })
  partner(@Root() { partnerId }: Employment, @Ctx() { loaders }: PartnersContext) {
    return partnerId === null ? null : loaders.partner.load(partnerId);
  }

  @Access('employment:change')
  @Mutation(() => EmploymentPayload, { nullable: true, description: 'Somebody begins to work for a partner.' })
  startEmployment(@Arg('input', () => StartEmploymentInput, { description: 'Who, where and as what.' }) input: StartEmploymentInput, @Ctx() { employmentService }: PartnersContext) {
    const { personId, partnerId, jobTitle, certifiable, validFrom = null, clientMutationId } = input;
    return payload('employment', employmentService.start({ personId, partnerId, jobTitle, certifiable, validFrom }, commandKey(input)), clientMutationId);
  }

  @Access('employment:change')
  @Mutation(() => EmploymentPayload, { nullable: true, description: 'Somebody stops working for a partner. Certifications go with the person.' })
  endEmployment(@Arg('input', () => EndEmploymentInput, { description: 'Which employment, and when.' }) input: EndEmploymentInput, @Ctx() { employmentService }: PartnersContext) {
    return payload('employment', employmentService.end(input), input.clientMutationId);
  }
}

@Resolver(() => PersonType)
export class EmploymentsOfPersonResolver {
  @Bounded('Nobody has more than a handful of jobs.')
  @ForPartners
  @FieldResolver(() => [EmploymentType], { nullable: true, description: 'Where the person works and has worked as far as you may know, the latest first.' })
  employments(@Root() { id }: PersonType, @Ctx() { loaders }: PartnersContext) {
    return loaders.employmentsOfPerson.load(id);
  }
}
