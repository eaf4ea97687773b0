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
