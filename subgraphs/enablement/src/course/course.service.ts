import { refuseAll } from '@channelgraph/domain';
import type { Work } from '../work.ts';
import type { Course, NewCourse } from './course.ts';
import { problemsOf } from './course.rules.ts';

export const courseService = (work: Work) => ({
  /** Enters a course in the catalogue. Nobody outside keeps the catalogue, so no event is published. */
  create: (details: NewCourse, clientMutationId?: string): Promise<Course> =>
    work.once({ operation: 'createCourse', clientMutationId, input: details }, async ({ courses, newId }) => {
      refuseAll(problemsOf(details));
      const id = newId();
      await courses.add({ ...details, id });
      return id;
    }, ({ courses }, id) => courses.get(id)),
});

export type CourseService = ReturnType<typeof courseService>;
