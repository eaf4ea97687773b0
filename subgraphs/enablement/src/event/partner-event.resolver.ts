import { commandKey, ForPartners, type Page, PageArgs, pageOf, pageSize, payload, readCursor } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { EnablementContext } from '../context.ts';
import type { Learner } from '../learner/learner.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { EventRegistrationConnection, EventRegistrationPageArgs } from './event-registration.graphql.ts';
import type { EventRegistration } from './event-registration.ts';
import {
  CancelPartnerEventInput, PartnerEventConnection, PartnerEventFilterInput, PartnerEventPayload, PartnerEventStatusEnum, PartnerEventType, SchedulePartnerEventInput,
} from './partner-event.graphql.ts';
import type { PartnerEvent, PartnerEventStatus } from './partner-event.ts';

@Resolver(() => PartnerEventType)
export class PartnerEventResolver {
  @Access('event:read')
  @Query(() => PartnerEventType, { nullable: true, description: 'One partner event; null when there is none by that id or you are not invited.' })
  partnerEvent(@Arg('id', () => ID, { description: 'Id of the event.' }) id: string, @Ctx() { loaders }: EnablementContext): Promise<PartnerEvent | null> {
    return loaders.partnerEvent.load(id);
  }

  @Access('event:read')
  @Query(() => PartnerEventConnection, { nullable: true, description: 'The partner events that you run or are invited to, the last to begin first.' })
  async partnerEvents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PartnerEventFilterInput, { nullable: true, description: 'Which events.' }) filter: PartnerEventFilterInput | null,
    @Ctx() { partnerEvents }: EnablementContext,
  ): Promise<Page<PartnerEvent>> {
    const first = pageSize(page);
    const [startsAt, id] = page.after ? readCursor(page.after, ['instant', 'uuid']) : [];
    const rows = await partnerEvents.page({ filter: filter ?? {}, first, after: id === undefined ? null : { startsAt: String(startsAt), id: String(id) } });
    return pageOf({ rows, first, after: page.after, keyOf: event => [event.startsAt.toISOString(), event.id], totalCount: () => partnerEvents.count(filter ?? {}) });
  }

  @ForPartners
  @FieldResolver(() => PartnerEventStatusEnum, { description: 'Where it stands now.' })
  status(@Root() event: PartnerEvent, @Ctx() { statusOfEvent }: EnablementContext): PartnerEventStatus {
    return statusOfEvent(event);
  }

  @ForPartners
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many may come. Null when any number may, and for anybody but the organisers: beside a place on the waiting list it would tell how many others come.',
  })
  seats(@Root() event: PartnerEvent, @Ctx() { seatsOf }: EnablementContext): number | null {
    return seatsOf(event);
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who of the vendor holds it.' })
  host(@Root() { hostId }: PartnerEvent): Learner {
    return { id: hostId };
  }

  @ForPartners
  @FieldResolver(() => EventRegistrationConnection, {
    nullable: true,
    description: 'Who is registered, newest first; of those, the ones you may see: a partner’s admin those of the own company, a partner sales manager those of the portfolio who came.',
  })
  registrations(
    @Root() { id }: PartnerEvent, @Args(() => EventRegistrationPageArgs) page: EventRegistrationPageArgs, @Ctx() { loaders }: EnablementContext,
  ): Promise<Page<EventRegistration> | null> {
    return loaders.registrationsOfEvent(page).load(id);
  }

  @Access('event:organise')
  @Mutation(() => PartnerEventPayload, { nullable: true, description: 'Plans a partner event and opens it for registration.' })
  schedulePartnerEvent(@Arg('input', () => SchedulePartnerEventInput, { description: 'The event.' }) input: SchedulePartnerEventInput, @Ctx() { partnerEventService }: EnablementContext) {
    const { clientMutationId, region, seats, hostId, ...details } = input;
    return payload('event', partnerEventService.schedule({ ...details, region: region ?? null, seats: seats ?? null, hostId: hostId ?? null }, commandKey(input)), clientMutationId);
  }

  @Access('event:organise')
  @Mutation(() => PartnerEventPayload, { nullable: true, description: 'Calls a partner event off before it begins. Final; its registrations stay as they are and count for nothing.' })
  cancelPartnerEvent(@Arg('input', () => CancelPartnerEventInput, { description: 'Which event.' }) input: CancelPartnerEventInput, @Ctx() { partnerEventService }: EnablementContext) {
    return payload('event', partnerEventService.cancel(input), input.clientMutationId);
  }
}
