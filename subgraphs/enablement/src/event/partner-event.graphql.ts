import { ChangeInput, CommandInput, connectionOf, DateTime, enumeration, ForPartners, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PartnerEvent, PartnerEventKind, PartnerEventSetting, PartnerEventStatus } from './partner-event.ts';

export const PartnerEventKindEnum = enumeration<PartnerEventKind>('PartnerEventKind', 'What people come together for.', {
  WEBINAR: 'To watch and ask; always virtual.',
  WORKSHOP: 'To work on something together.',
  BRIEFING: 'To hear what is new.',
  CONFERENCE: 'To meet, over several sessions.',
});

export const PartnerEventSettingEnum = enumeration<PartnerEventSetting>('PartnerEventSetting', 'Where people come together.', {
  IN_PERSON: 'In one place.',
  VIRTUAL: 'Online.',
});

export const PartnerEventStatusEnum = enumeration<PartnerEventStatus>('PartnerEventStatus', 'Where an event stands now.', {
  SCHEDULED: 'It is still to come: people register and cancel.',
  UNDER_WAY: 'It has begun.',
  HELD: 'It is over.',
  CANCELLED: 'It was called off before it began.',
});

@Directive('@key(fields: "id")')
@ObjectType('PartnerEvent', { simpleResolvers: true, description: 'An occasion such as a webinar or a workshop to which the vendor invites partners’ people.' })
export class PartnerEventType implements Omit<PartnerEvent, 'seats' | 'seatsTaken' | 'hostId'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'Title.' }) title!: string;
  @ForPartners @Field(() => PartnerEventKindEnum, { description: 'What people come together for.' }) kind!: PartnerEventKind;
  @ForPartners @Field(() => PartnerEventSettingEnum, { description: 'Where people come together.' }) setting!: PartnerEventSetting;
  @ForPartners @Field(() => DateTime, { description: 'When it begins. Figures count the event in the period of this instant.' }) startsAt!: Date;
  @ForPartners @Field(() => DateTime, { description: 'First instant at which it is over.' }) endsAt!: Date;
  @ForPartners @Field(() => String, { description: 'IANA time zone in which its times are to be shown, e.g. "Europe/Berlin".' }) timeZone!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'Code of the region whose partners are invited, e.g. "EMEA"; null when all partners are.' }) region!: string | null;
  @ForPartners @Field(() => DateTime, { nullable: true, description: 'When it was called off; null unless it was.' }) cancelledAt!: Date | null;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record; send it back as `expectedVersion`.' }) version!: number;
}

export const PartnerEventConnection = connectionOf(PartnerEventType, 'PartnerEvent', 'partner events');

@InputType('PartnerEventFilter', { description: 'Restricts a list of partner events; fields left out restrict nothing, several must all hold.' })
export class PartnerEventFilterInput {
  @ForPartners @Field(() => PartnerEventStatusEnum, { nullable: true, description: 'Only events that stand like this now.' }) status?: PartnerEventStatus | null;
  @ForPartners @Field(() => PartnerEventKindEnum, { nullable: true, description: 'Only events of this kind.' }) kind?: PartnerEventKind | null;
}

@VendorOnly
@InputType('SchedulePartnerEventInput', { description: 'A new event, open for registration until it begins.' })
export class SchedulePartnerEventInput extends CommandInput {
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => PartnerEventKindEnum, { description: 'What people come together for.' }) kind!: PartnerEventKind;
  @Field(() => PartnerEventSettingEnum, { description: 'Where people come together; a webinar is VIRTUAL.' }) setting!: PartnerEventSetting;
  @Field(() => DateTime, { description: 'When it begins; in the future.' }) startsAt!: Date;
  @Field(() => DateTime, { description: 'First instant at which it is over, within 14 days of its beginning.' }) endsAt!: Date;
  @Field(() => String, { description: 'IANA time zone in which its times are to be shown, e.g. "Europe/Berlin".' }) timeZone!: string;
  @Field(() => String, { nullable: true, description: 'Code of the region whose partners are invited, e.g. "EMEA"; all partners when left out.' }) region?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many may come, 1 to 100,000; any number when left out. Whoever comes later waits for a seat.' }) seats?: number | null;
  @Field(() => ID, { nullable: true, description: 'Id of the person of the vendor who holds it; you, when left out.' }) hostId?: string | null;
}

@VendorOnly
@InputType('CancelPartnerEventInput', { description: 'An event to call off.' })
export class CancelPartnerEventInput extends ChangeInput {}

@VendorOnly
@ObjectType('PartnerEventPayload', { simpleResolvers: true, description: 'What became of a command on a partner event.' })
export class PartnerEventPayload extends PayloadType {
  @Field(() => PartnerEventType, { nullable: true, description: 'The event as it is now; null when nothing happened.' }) event?: PartnerEventType | null;
}
