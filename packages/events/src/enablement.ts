import { z } from 'zod';
import { factKind } from './fact.ts';
import { id, instant, localDate, version, word } from './values.ts';

/** A certification somebody holds, from `awardedAt` until `expiresAt` (exclusive) unless revoked earlier. */
export const awardFact = factKind({
  publisher: 'enablement', entity: 'award', subject: 'CertificationAward', version: 1,
  verbs: ['granted', 'renewed', 'revoked'],
  schema: z.object({ id, version, personId: id, certificationCode: word, level: word, awardedAt: instant, expiresAt: instant, revokedAt: instant.nullable() }),
});

export const enrolmentFact = factKind({
  publisher: 'enablement', entity: 'enrolment', subject: 'Enrolment', version: 1,
  verbs: ['assigned', 'started', 'completed', 'failed', 'withdrawn'],
  schema: z.object({ id, version, personId: id, courseCode: word, status: word, dueOn: localDate.nullable(), completedAt: instant.nullable() }),
});

/** An occasion of the trade to which partners' people are invited; the house's own events are called facts. */
export const partnerEventFact = factKind({
  publisher: 'enablement', entity: 'partner-event', subject: 'PartnerEvent', version: 1,
  verbs: ['scheduled', 'cancelled'],
  schema: z.object({ id, version, kind: word, setting: word, status: z.enum(['SCHEDULED', 'CANCELLED']), startsAt: instant, endsAt: instant, region: word.nullable() }),
});

/** That a person is to come, or came, to a partner event, and for which partner. `attendance` is null until it is recorded. */
export const eventRegistrationFact = factKind({
  publisher: 'enablement', entity: 'event-registration', subject: 'EventRegistration', version: 1,
  verbs: ['registered', 'waitlisted', 'promoted', 'cancelled', 'recorded'],
  schema: z.object({ id, version, eventId: id, personId: id, partnerId: id, status: word, attendance: word.nullable() }),
});
