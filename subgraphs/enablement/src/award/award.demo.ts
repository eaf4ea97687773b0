import type { DemoFact, DemoTable, DemoWorld } from '@channelgraph/demo';
import { endOfDayAfterMonths } from '@channelgraph/domain';
import { awardFact } from '@channelgraph/events';
import { factOf, type Award } from './award.ts';

interface AwardStep {
  readonly verb: string;
  readonly at: Date;
  /** As it is after the step. */
  readonly award: Award;
}

/** Each award's steps. In the demo world whoever renews does so after the expiry, so an award runs its time unless it is revoked. */
function* stepsOf({ awards, certifications }: DemoWorld, timeZone: string): Generator<readonly [AwardStep, ...AwardStep[]]> {
  const catalogue = new Map(certifications.map(certification => [certification.code, certification]));
  for (const { id, personId, certificationCode, awardedAt, revokedAt } of awards) {
    const terms = catalogue.get(certificationCode);
    if (!terms) throw new RangeError(`The demo world awards ${certificationCode}, which is not in its catalogue.`);
    const awarded: Award = {
      id, personId, certificationCode, level: terms.level, recertificationDays: terms.recertificationDays, awardedAt,
      expiresAt: endOfDayAfterMonths(awardedAt, terms.validityMonths, timeZone),
      renewedAt: null, revokedAt: null, revocationReason: null, version: 1,
    };
    const granted = { verb: 'granted', at: awardedAt, award: awarded };
    yield revokedAt === null
      ? [granted]
      : [granted, { verb: 'revoked', at: revokedAt, award: { ...awarded, revokedAt, revocationReason: 'EXAM_VOID', version: 2 } }];
  }
}

const rowOf = ({ id, personId, certificationCode, level, recertificationDays, awardedAt, expiresAt, renewedAt, revokedAt, revocationReason, version }: Award) => ({
  id, person_id: personId, certification_code: certificationCode, level, recertification_days: recertificationDays,
  awarded_at: awardedAt, expires_at: expiresAt, renewed_at: renewedAt, revoked_at: revokedAt, revocation_reason: revocationReason, version,
});

function* rows(world: DemoWorld, timeZone: string) {
  for (const steps of stepsOf(world, timeZone)) yield rowOf((steps.at(-1) ?? steps[0]).award);
}

export const awardTable = (world: DemoWorld, timeZone: string): DemoTable => ({ table: 'enablement.award', rows: rows(world, timeZone) });

export function* awardFacts(world: DemoWorld, timeZone: string): Generator<DemoFact> {
  for (const steps of stepsOf(world, timeZone)) for (const { verb, at, award } of steps) yield { fact: awardFact.of(verb, factOf(award)), at };
}
