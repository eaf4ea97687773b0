import type { WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { UnitOfWork } from '@channelgraph/subgraph';
import { awardStore } from './award/award.store.ts';
import { certificationStore } from './certification/certification.store.ts';
import { courseStore } from './course/course.store.ts';
import { enrolmentStore } from './enrolment/enrolment.store.ts';
import { eventRegistrationStore } from './event/event-registration.store.ts';
import { partnerEventStore } from './event/partner-event.store.ts';
import { learnerStore } from './learner/learner.store.ts';

/** THE list of stores that a change may use, all in one transaction. */
export const storesIn = (session: WriteSession, viewer: Viewer) => ({
  awards: awardStore(session, viewer),
  certifications: certificationStore(session),
  courses: courseStore(session),
  enrolments: enrolmentStore(session, viewer),
  eventRegistrations: eventRegistrationStore(session, viewer),
  learners: learnerStore(session, viewer),
  partnerEvents: partnerEventStore(session, viewer),
});

export type Stores = ReturnType<typeof storesIn>;
export type Work = UnitOfWork<Stores>;
