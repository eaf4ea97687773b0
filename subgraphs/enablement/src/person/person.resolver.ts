import type { Page } from '@channelgraph/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AwardConnection, AwardPageArgs } from '../award/award.graphql.ts';
import type { Award } from '../award/award.ts';
import type { EnablementContext } from '../context.ts';
import { EnrolmentConnection, EnrolmentPageArgs } from '../enrolment/enrolment.graphql.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { EventRegistrationConnection, EventRegistrationPageArgs } from '../event/event-registration.graphql.ts';
import type { EventRegistration } from '../event/event-registration.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from './person.graphql.ts';

@Resolver(() => PersonStub)
export class PersonResolver {
  @Access('learning:read')
  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: 'Certification awards of the person, newest first, whoever employed him or her then. Null when the person’s learning is not yours to see.',
  })
  awards(@Root() { id }: PersonStub, @Args(() => AwardPageArgs) page: AwardPageArgs, @Ctx() { loaders }: EnablementContext): Promise<Page<Award> | null> {
    return loaders.awardsOfPerson(page).load(id);
  }

  @Access('learning:read')
  @FieldResolver(() => EnrolmentConnection, {
    nullable: true,
    description: 'What the person is to learn and has learnt, newest first; partner sales managers see what was completed. Null when the person’s learning is not yours to see.',
  })
  enrolments(@Root() { id }: PersonStub, @Args(() => EnrolmentPageArgs) page: EnrolmentPageArgs, @Ctx() { loaders }: EnablementContext): Promise<Page<Enrolment> | null> {
    return loaders.enrolmentsOfPerson(page).load(id);
  }

  @Access('event:read')
  @FieldResolver(() => EventRegistrationConnection, {
    nullable: true,
    description: 'Which partner events the person was registered for, newest first; of those, the ones you may see. Null when the person’s learning is not yours to see.',
  })
  eventRegistrations(
    @Root() { id }: PersonStub, @Args(() => EventRegistrationPageArgs) page: EventRegistrationPageArgs, @Ctx() { loaders }: EnablementContext,
  ): Promise<Page<EventRegistration> | null> {
    return loaders.registrationsOfPerson(page).load(id);
  }
}
