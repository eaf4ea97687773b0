import { ChangeInput, CommandInput, connectionOf, DateTime, enumeration, ForPartners, PageArgs, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventAttendance, EventRegistrationStatus } from './event-registration.ts';

export const EventRegistrationStatusEnum = enumeration<EventRegistrationStatus>('EventRegistrationStatus', 'Whether somebody has a place at a partner event.', {
  REGISTERED: 'There is a seat.',
  WAITLISTED: 'There was no seat left; the next that is freed goes to who has waited longest.',
  CANCELLED: 'The place was given back. Final; the person may register again.',
});

export const EventAttendanceEnum = enumeration<EventAttendance>('EventAttendance', 'What became of a seat once the event had begun.', {
  ATTENDED: 'The person was there. The only one that counts as attended in K31 and makes a partner a producing one.',
  LATE: 'The person came, but missed the beginning. The KPI dictionary counts ATTENDED alone, so this is not counted; record ATTENDED where being late does not matter.',
  NO_SHOW: 'The person did not come.',
  EXCUSED: 'The person did not come and had said so.',
});

@ObjectType('EventRegistration', { simpleResolvers: true, description: 'That a person of a partner is to come, or came, to a partner event.' })
export class EventRegistrationType {
  @ForPartners @Field(() => ID, { description: 'Random identifier.' }) id!: string;
  @ForPartners @Field(() => EventRegistrationStatusEnum, { description: 'Whether there is a seat.' }) status!: EventRegistrationStatus;
  @ForPartners @Field(() => EventAttendanceEnum, { nullable: true, description: 'Whether the person came; null until it is recorded, which is after the event has begun.' }) attendance!: EventAttendance | null;
  @ForPartners @Field(() => DateTime, { description: 'When the person was registered.' }) registeredAt!: Date;
  @ForPartners @Field(() => DateTime, { description: 'When status or attendance last changed.' }) changedAt!: Date;
  @ForPartners @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const EventRegistrationConnection = connectionOf(EventRegistrationType, 'EventRegistration', 'event registrations');

@ArgsType()
export class EventRegistrationPageArgs extends PageArgs {
  @Field(() => EventRegistrationStatusEnum, { nullable: true, description: 'Only registrations that stand like this; all of them when left out.' }) status?: EventRegistrationStatus | null;
}

@InputType('RegisterForEventInput', { description: 'Who is to come to which event.' })
export class RegisterForEventInput extends CommandInput {
  @ForPartners @Field(() => ID, { description: 'Id of the event.' }) eventId!: string;
  @ForPartners @Field(() => ID, { nullable: true, description: 'Id of the person, who works for your company; you, when left out.' }) personId?: string | null;
}

@InputType('CancelEventRegistrationInput', { description: 'A place to give back.' })
export class CancelEventRegistrationInput extends ChangeInput {}

@VendorOnly
@InputType('RecordAttendanceInput', { description: 'Whether somebody came.' })
export class RecordAttendanceInput extends ChangeInput {
  @Field(() => EventAttendanceEnum, { description: 'What became of the seat.' }) attendance!: EventAttendance;
}

@ObjectType('EventRegistrationPayload', { simpleResolvers: true, description: 'What became of a command on an event registration.' })
export class EventRegistrationPayload extends PayloadType {
  @ForPartners @Field(() => EventRegistrationType, { nullable: true, description: 'The registration as it is now; null when nothing happened.' }) registration?: EventRegistrationType | null;
}
