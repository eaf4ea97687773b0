import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { AwardEntity } from './award/award.entity.ts';
import { CertificationEntity } from './certification/certification.entity.ts';
import { CourseEntity } from './course/course.entity.ts';
import { EnrolmentEntity } from './enrolment/enrolment.entity.ts';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [AwardEntity, CertificationEntity, CourseEntity, EnrolmentEntity];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000];
