import { accept, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import { ended, nowOrLater } from '../history/history.rules.ts';
import type { Employment, NewEmployment } from './employment.ts';
import type { Person } from './person.ts';

const MOST_LETTERS = 100;

export interface Hiring {
  readonly details: NewEmployment;
  readonly person: Pick<Person, 'side'>;
}

/** Everything that is wrong with a hiring, all at once; empty when nothing is. */
export const problemsOf = ({ details: { jobTitle, validFrom }, person }: Hiring, now: Date): readonly Refusal[] => refusals(
  jobTitle.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Say what the person does there.', 'jobTitle') : accept(jobTitle),
  jobTitle.length > MOST_LETTERS ? refuse('INVALID_VALUE', `Keep the job title within ${MOST_LETTERS} characters.`, 'jobTitle') : accept(jobTitle),
  person.side === 'PARTNER' ? accept(person) : refuse('INVALID_VALUE', 'This person works for the vendor and cannot be employed by a partner.', 'personId'),
  nowOrLater(validFrom, now, 'validFrom'),
);

/** The employment that a hiring without problems begins. */
export const hire = (id: string, { personId, partnerId, jobTitle, certifiable, validFrom }: NewEmployment, now: Date): Employment =>
  ({ id, personId, partnerId, jobTitle, certifiable, validFrom: validFrom ?? now, validTo: null, version: 1 });

/** Whoever leaves takes certifications along; the partner's headcount ends at that instant. */
export function leave(employment: Employment, asked: Date | null | undefined, now: Date): Decision<Employment> {
  const end = nowOrLater(asked, now, 'validTo');
  return end.ok ? ended(employment, end.value) : end;
}

/** What the constraint of the same name guarantees (employment_one_employer). It says nothing of where the person works. */
export const ONE_EMPLOYER: Refusal = {
  code: 'DUPLICATE_KEY_VALUE', field: 'personId', message: 'This person is employed at that time already; the employment must end before another begins.',
};
