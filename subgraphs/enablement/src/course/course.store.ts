import { empty, guaranteed, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, refuse } from '@channelgraph/domain';
import { isCourseCode, type Course } from './course.ts';
import { CourseEntity } from './course.entity.ts';

export interface CoursePage {
  readonly first: number;
  /** Code of the last row of the page before. */
  readonly after: string | null;
}

/** Questions about the catalogue of courses. It is open to everybody who may ask at all: no row belongs to a partner. */
export const courseReader = (session: Session) => ({
  byIds: (ids: readonly string[]): Promise<readonly Course[]> => session.entities(CourseEntity, 'c', sql`where c.id = any(${ids}::uuid[])`),

  byCodes: (codes: readonly string[]): Promise<readonly Course[]> =>
    session.entities(CourseEntity, 'c', sql`where c.code = any(${codes.filter(isCourseCode)}::text[])`),

  /** Ordered by code; one row more than asked for tells that more follow. */
  page: ({ first, after }: CoursePage): Promise<readonly Course[]> =>
    session.entities(CourseEntity, 'c', sql`${after === null ? empty : sql`where c.code > ${after}`} order by c.code limit ${first + 1}`),

  count: async (): Promise<number> => {
    const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from enablement.course`);
    return Number(row?.count ?? 0);
  },
});

const { refusal: codeTaken } = refuse('DUPLICATE_KEY_VALUE', 'Another course has this code; choose a new one.', 'code');

export const courseStore = (session: WriteSession) => ({
  async get(id: string): Promise<Course> {
    const [course] = await courseReader(session).byIds([id]);
    return course ?? accepted(refuse('NOT_FOUND', 'There is no such course.', 'id'));
  },
  /** A course to enrol in. Refused with NOT_FOUND when the catalogue has none by that code. */
  async named(code: string): Promise<Course> {
    const [course] = await courseReader(session).byCodes([code]);
    return course ?? accepted(refuse('NOT_FOUND', 'The catalogue has no course of this code.', 'courseCode'));
  },
  add: (course: Course): Promise<unknown> => guaranteed({ course_code: codeTaken }, () => session.manager.insert(CourseEntity, course)),
});

export type CourseReader = ReturnType<typeof courseReader>;
export type CourseStore = ReturnType<typeof courseStore>;
