import { refuse, type LocalDate } from '@channelgraph/domain';

/** Where an enrolment stands. Being late is no status: it follows from the due date. */
export const ENROLMENT_STATUSES = ['ASSIGNED', 'STARTED', 'COMPLETED', 'FAILED', 'WITHDRAWN'] as const;
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number];

export type EnrolmentCommand = 'start' | 'complete' | 'fail' | 'withdraw';

/** That a person is to take a course, and how far he or she is. */
export interface Enrolment {
  readonly id: string;
  readonly personId: string;
  readonly courseCode: string;
  readonly status: EnrolmentStatus;
  /** Since when the status holds. */
  readonly statusSince: Date;
  /** Last day, in the vendor's zone, to complete it; null when there is no hurry. */
  readonly dueOn: LocalDate | null;
  readonly assignedAt: Date;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly version: number;
}

/** Who is to take what, and by when. */
export interface NewEnrolment {
  readonly personId: string;
  readonly courseCode: string;
  readonly dueOn: LocalDate | null;
}

/** Constraint enrolment_once_at_a_time: a person takes a course once at a time. */
export const alreadyEnrolled = refuse('DUPLICATE_KEY_VALUE', 'This person has this course on the list already; it can be assigned again when that is over.', 'courseCode');

/** What the other subgraphs hear of an enrolment. */
export const factOf = ({ id, version, personId, courseCode, status, dueOn, completedAt }: Enrolment) => ({
  id, version, personId, courseCode, status, dueOn, completedAt: completedAt?.toISOString() ?? null,
});
