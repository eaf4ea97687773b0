import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { AwardEntity } from './award/award.entity.ts';
import { CertificationEntity } from './certification/certification.entity.ts';
import { CourseEntity } from './course/course.entity.ts';
import { EnrolmentEntity } from './enrolment/enrolment.entity.ts';
import { EventRegistrationEntity } from './event/event-registration.entity.ts';
import { PartnerEventEntity } from './event/partner-event.entity.ts';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { PartnerEvents1764100000000 } from './migrations/1764100000000-partner-events.ts';
import { RowLevelSecurity1764200000000 } from './migrations/1764200000000-row-level-security.ts';
import { Audit1764300000000 } from './migrations/1764300000000-audit.ts';
import { CauseOfChanges1764350000000 } from './migrations/1764350000000-cause-of-changes.ts';
import { CheaperPolicies1764400000000 } from './migrations/1764400000000-cheaper-policies.ts';
import { AwardsFromIndexes1795368806000 } from './migrations/1795368806000-awards-from-indexes.ts';
import { MachinesAskedByCall1795369340000 } from './migrations/1795369340000-machines-asked-by-call.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [AwardEntity, CertificationEntity, CourseEntity, EnrolmentEntity, EventRegistrationEntity, PartnerEventEntity];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000, PartnerEvents1764100000000, RowLevelSecurity1764200000000, Audit1764300000000, CauseOfChanges1764350000000, CheaperPolicies1764400000000, AwardsFromIndexes1795368806000, MachinesAskedByCall1795369340000];
