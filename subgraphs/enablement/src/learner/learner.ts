/** Somebody who is enrolled in a course or holds an award. Names and jobs are known elsewhere; here a person is an id. */
export interface Learner {
  readonly id: string;
}
