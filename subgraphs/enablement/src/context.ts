import { byId, inOrder, pageOf, pageSize, perArguments, perId, readCursor, unitOfWork, type CursorKey, type OperationRequest, type Page, type SubgraphRuntime } from '@channelgraph/subgraph';
import DataLoader from 'dataloader';
import { isExpiringSoonAt, reasonShownTo, statusAt } from './award/award.rules.ts';
import { awardService } from './award/award.service.ts';
import { awardReader } from './award/award.store.ts';
import type { Award, AwardStatus, RevocationReason } from './award/award.ts';
import { certificationService } from './certification/certification.service.ts';
import { certificationReader } from './certification/certification.store.ts';
import { courseService } from './course/course.service.ts';
import { courseReader } from './course/course.store.ts';
import { isOverdueAt } from './enrolment/enrolment.rules.ts';
import { enrolmentService } from './enrolment/enrolment.service.ts';
import { enrolmentReader } from './enrolment/enrolment.store.ts';
import type { Enrolment, EnrolmentStatus } from './enrolment/enrolment.ts';
import { eventRegistrationService } from './event/event-registration.service.ts';
import { eventRegistrationReader } from './event/event-registration.store.ts';
import type { EventRegistration, EventRegistrationStatus } from './event/event-registration.ts';
import { seatsShownTo, statusAt as statusOfEventAt } from './event/partner-event.rules.ts';
import { partnerEventService } from './event/partner-event.service.ts';
import { partnerEventReader } from './event/partner-event.store.ts';
import type { PartnerEvent, PartnerEventStatus } from './event/partner-event.ts';
import { learnerReader } from './learner/learner.store.ts';
import type { Learner } from './learner/learner.ts';
import { storesIn } from './work.ts';

/** Catalogue entries go by their code. */
const byCode = <Row extends { readonly code: string }>(ask: (codes: readonly string[]) => Promise<readonly Row[]>): DataLoader<string, Row | null> =>
  new DataLoader(async codes => inOrder(codes, await ask(codes), ({ code }) => code));

interface PageAsked<Status> {
  readonly first: number;
  readonly after?: string | null;
  readonly status?: Status | null;
}

interface Pages<Row, Status, After> {
  readonly pages: (ids: readonly string[], page: { readonly status: Status | null; readonly first: number; readonly after: After | null }) => Promise<ReadonlyMap<string, readonly Row[]>>;
  readonly counts: (ids: readonly string[], status: Status | null) => Promise<ReadonlyMap<string, number>>;
  readonly keyOf: (row: Row) => CursorKey;
  /** Reads a cursor that `keyOf` made. */
  readonly readAfter: (cursor: string) => After;
}

/**
 * A field that is a connection, for many parents at once: one statement for all pages, one for all counts if any is asked
 * for. Null for a parent out of the viewer's reach.
 */
const connections = <Row, Status, After>({ pages, counts, keyOf, readAfter }: Pages<Row, Status, After>) => {
  const countOf = perArguments((status: Status | null) => perId(ids => counts(ids, status)));
  return perArguments(({ status = null, after = null, ...page }: PageAsked<Status>): DataLoader<string, Page<Row> | null> => {
    const first = pageSize(page);
    const asked = { status, first, after: after === null ? null : readAfter(after) };
    return perId(async ids => {
      const found = await pages(ids, asked);
      return new Map([...found].map(([id, rows]) => [id, pageOf({ rows, first, after, keyOf, totalCount: async () => (await countOf(status).load(id)) ?? 0 })]));
    });
  });
};

const keyOfAward = ({ awardedAt, id }: Award): CursorKey => [awardedAt.toISOString(), id];
const keyOfEnrolment = ({ assignedAt, id }: Enrolment): CursorKey => [assignedAt.toISOString(), id];
const keyOfRegistration = ({ registeredAt, id }: EventRegistration): CursorKey => [registeredAt.toISOString(), id];
const keyOfLearner = ({ id }: Learner): CursorKey => [id];

const readInstantAndId = (cursor: string): readonly [string, string] => {
  const [instant, id] = readCursor(cursor, ['instant', 'uuid']);
  return [String(instant), String(id)];
};
const afterAward = (cursor: string) => {
  const [awardedAt, id] = readInstantAndId(cursor);
  return { awardedAt, id };
};
const afterEnrolment = (cursor: string) => {
  const [assignedAt, id] = readInstantAndId(cursor);
  return { assignedAt, id };
};
const afterRegistration = (cursor: string) => {
  const [registeredAt, id] = readInstantAndId(cursor);
  return { registeredAt, id };
};
const afterLearner = (cursor: string) => String(readCursor(cursor, ['uuid'])[0]);

type RegistrationPages = Pages<EventRegistration, EventRegistrationStatus, ReturnType<typeof afterRegistration>>;

/** Registrations of an event, a partner or a person: asked in other words, told in the same order. */
const registrationsOf = ({ pages, counts }: Pick<RegistrationPages, 'pages' | 'counts'>) =>
  connections<EventRegistration, EventRegistrationStatus, ReturnType<typeof afterRegistration>>({ pages, counts, keyOf: keyOfRegistration, readAfter: afterRegistration });

/** Composition root: what one operation has at hand. */
export function composeEnablement(runtime: SubgraphRuntime) {
  const { database, settings: { calendar } } = runtime;
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = database.as(viewer);
    const work = unitOfWork({ runtime, viewer, storesIn });
    const awards = awardReader(session, viewer);
    const certifications = certificationReader(session);
    const courses = courseReader(session);
    const enrolments = enrolmentReader(session, viewer);
    const eventRegistrations = eventRegistrationReader(session, viewer);
    const learners = learnerReader(session, viewer);
    const partnerEvents = partnerEventReader(session, viewer);
    return {
      actor,
      requestId,
      certifications,
      courses,
      partnerEvents,
      awardService: awardService(work, calendar),
      certificationService: certificationService(work),
      courseService: courseService(work),
      enrolmentService: enrolmentService(work, calendar),
      eventRegistrationService: eventRegistrationService(work),
      partnerEventService: partnerEventService(work),
      statusOf: (award: Award): AwardStatus => statusAt(award, viewer.at),
      reasonOf: (award: Award): RevocationReason | null => reasonShownTo(viewer.actor, award),
      isExpiringSoon: (award: Award): boolean => isExpiringSoonAt(award, viewer.at),
      statusOfEvent: (event: PartnerEvent): PartnerEventStatus => statusOfEventAt(event, viewer.at),
      seatsOf: (event: PartnerEvent): number | null => seatsShownTo(viewer.actor, event),
      isOverdue: (enrolment: Enrolment): boolean => isOverdueAt(enrolment, viewer.at, calendar.timeZone),
      loaders: {
        award: byId(awards.byIds),
        certification: byCode(certifications.byCodes),
        course: byId(courses.byIds),
        courseByCode: byCode(courses.byCodes),
        awardsOfPartner: connections<Award, AwardStatus, ReturnType<typeof afterAward>>({
          pages: awards.pagesOfPartners, counts: awards.countsOfPartners, keyOf: keyOfAward, readAfter: afterAward,
        }),
        awardsOfPerson: connections<Award, AwardStatus, ReturnType<typeof afterAward>>({
          pages: awards.pagesOfPeople, counts: awards.countsOfPeople, keyOf: keyOfAward, readAfter: afterAward,
        }),
        enrolmentsOfPerson: connections<Enrolment, EnrolmentStatus, ReturnType<typeof afterEnrolment>>({
          pages: enrolments.pagesOfPeople, counts: enrolments.countsOfPeople, keyOf: keyOfEnrolment, readAfter: afterEnrolment,
        }),
        partnerEvent: byId(partnerEvents.byIds),
        registrationsOfEvent: registrationsOf({ pages: eventRegistrations.pagesOfEvents, counts: eventRegistrations.countsOfEvents }),
        registrationsOfPartner: registrationsOf({ pages: eventRegistrations.pagesOfPartners, counts: eventRegistrations.countsOfPartners }),
        registrationsOfPerson: registrationsOf({ pages: eventRegistrations.pagesOfPeople, counts: eventRegistrations.countsOfPeople }),
        learnersOfPartner: connections<Learner, never, string>({
          pages: learners.pagesOfPartners, counts: learners.countsOfPartners, keyOf: keyOfLearner, readAfter: afterLearner,
        }),
      },
    };
  };
}

export type EnablementContext = ReturnType<ReturnType<typeof composeEnablement>>;
