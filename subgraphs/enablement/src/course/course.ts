/** Something to learn: a unit of the catalogue. */
export interface Course {
  readonly id: string;
  /** The vendor's own name for it, e.g. `SALES_BASICS`; unique and never changed. */
  readonly code: string;
  readonly name: string;
  /** How long it takes. */
  readonly minutes: number;
  readonly description: string | null;
}

/** What a new entry of the catalogue says. */
export type NewCourse = Omit<Course, 'id'>;

/** Capital letters, digits and underscores, a letter first. What is written otherwise is no course's code. */
export const isCourseCode = (text: string): boolean => /^[A-Z][A-Z0-9_]{0,63}$/.test(text);
