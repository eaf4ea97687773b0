import { PageArgs, type Page } from '@channelgraph/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AwardConnection, AwardPageArgs } from '../award/award.graphql.ts';
import type { Award } from '../award/award.ts';
import type { EnablementContext } from '../context.ts';
import { EventRegistrationConnection, EventRegistrationPageArgs } from '../event/event-registration.graphql.ts';
import type { EventRegistration } from '../event/event-registration.ts';
import type { Learner } from '../learner/learner.ts';
import { Access } from '../permissions.ts';
import { LearnerConnection, PartnerStub } from './partner.graphql.ts';

@Resolver(() => PartnerStub)
export class PartnerResolver {
  @Access('learning:read')
  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: 'Certification awards, newest first, of the people who work for the partner now; of those, the ones you may see. Null when the partner is not yours to see.',
  })
  certifications(@Root() { id }: PartnerStub, @Args(() => AwardPageArgs) page: AwardPageArgs, @Ctx() { loaders }: EnablementContext): Promise<Page<Award> | null> {
    return loaders.awardsOfPartner(page).load(id);
  }

  @Access('learning:read')
  @FieldResolver(() => LearnerConnection, {
    nullable: true,
    description: 'People who work for the partner now and are enrolled in a course or hold an award; of those, the ones you may see. Null when the partner is not yours to see.',
  })
  learners(@Root() { id }: PartnerStub, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: EnablementContext): Promise<Page<Learner> | null> {
    return loaders.learnersOfPartner(page).load(id);
  }

  @Access('event:read')
  @FieldResolver(() => EventRegistrationConnection, {
    nullable: true,
    description: 'Who was registered for partner events while working for the partner, newest first; of those, the ones you may see. Null when the partner is not yours to see.',
  })
  eventRegistrations(
    @Root() { id }: PartnerStub, @Args(() => EventRegistrationPageArgs) page: EventRegistrationPageArgs, @Ctx() { loaders }: EnablementContext,
  ): Promise<Page<EventRegistration> | null> {
    return loaders.registrationsOfPartner(page).load(id);
  }
}
