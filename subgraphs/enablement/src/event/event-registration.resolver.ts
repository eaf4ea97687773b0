import { commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { EnablementContext } from '../context.ts';
import type { Learner } from '../learner/learner.ts';
import { PartnerStub } from '../partner/partner.graphql.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { CancelEventRegistrationInput, EventRegistrationPayload, EventRegistrationType, RecordAttendanceInput, RegisterForEventInput } from './event-registration.graphql.ts';
import type { EventRegistration } from './event-registration.ts';
import { PartnerEventType } from './partner-event.graphql.ts';
import type { PartnerEvent } from './partner-event.ts';

@Resolver(() => EventRegistrationType)
export class EventRegistrationResolver {
  @ForPartners
  @FieldResolver(() => PartnerEventType, { nullable: true, description: 'What it is for; null when you are no longer invited.' })
  event(@Root() { eventId }: EventRegistration, @Ctx() { loaders }: EnablementContext): Promise<PartnerEvent | null> {
    return loaders.partnerEvent.load(eventId);
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who is to come.' })
  attendee(@Root() { personId }: EventRegistration): Learner {
    return { id: personId };
  }

  @ForPartners
  @FieldResolver(() => PartnerStub, { nullable: true, description: 'For whom the person worked when registered, and counts.' })
  partner(@Root() { partnerId }: EventRegistration): Pick<PartnerStub, 'id'> {
    return { id: partnerId };
  }

  @Access('event:register')
  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description: 'Registers you, or as a partner’s admin somebody of your company, for a partner event until it begins: with a seat while there is one, else on the waiting list.',
  })
  registerForEvent(@Arg('input', () => RegisterForEventInput, { description: 'Who, and what for.' }) input: RegisterForEventInput, @Ctx() { eventRegistrationService }: EnablementContext) {
    const { eventId, personId } = input;
    return payload('registration', eventRegistrationService.register({ eventId, personId: personId ?? null }, commandKey(input)), input.clientMutationId);
  }

  @Access('event:register')
  @Mutation(() => EventRegistrationPayload, { nullable: true, description: 'Gives a place back until the event begins; a seat goes to whoever has waited longest.' })
  cancelEventRegistration(
    @Arg('input', () => CancelEventRegistrationInput, { description: 'Which registration.' }) input: CancelEventRegistrationInput, @Ctx() { eventRegistrationService }: EnablementContext,
  ) {
    return payload('registration', eventRegistrationService.cancel(input), input.clientMutationId);
  }

  @Access('event:organise')
  @Mutation(() => EventRegistrationPayload, { nullable: true, description: 'Records whether somebody with a seat came, from the beginning of the event on. Recorded again, it is corrected.' })
  recordAttendance(@Arg('input', () => RecordAttendanceInput, { description: 'Which registration, and what became of it.' }) input: RecordAttendanceInput, @Ctx() { eventRegistrationService }: EnablementContext) {
    return payload('registration', eventRegistrationService.record(input), input.clientMutationId);
  }
}
