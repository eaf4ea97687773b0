import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { RowLevelSecurity1764200000000 } from './migrations/1764200000000-row-level-security.ts';
import { Applicants1764250000000 } from './migrations/1764250000000-applicants.ts';
import { Audit1764300000000 } from './migrations/1764300000000-audit.ts';
import { CauseOfChanges1764350000000 } from './migrations/1764350000000-cause-of-changes.ts';
import { CheaperPolicies1764400000000 } from './migrations/1764400000000-cheaper-policies.ts';
import { MachinesAskedByCall1795369340000 } from './migrations/1795369340000-machines-asked-by-call.ts';
import { TiersByPartner1795370469000 } from './migrations/1795370469000-tiers-by-partner.ts';
import { PartnerEntity } from './partner/partner.entity.ts';
import { EmploymentEntity } from './person/employment.entity.ts';
import { PortfolioAssignmentEntity } from './portfolio/portfolio.entity.ts';
import { TerritoryEntity, TerritoryOwnershipEntity } from './territory/territory.entity.ts';
import { TierAssignmentEntity } from './tier/assignment.entity.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [
  PartnerEntity, EmploymentEntity, PortfolioAssignmentEntity, TerritoryEntity, TerritoryOwnershipEntity, TierAssignmentEntity,
];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000, RowLevelSecurity1764200000000, Applicants1764250000000, Audit1764300000000, CauseOfChanges1764350000000, CheaperPolicies1764400000000, MachinesAskedByCall1795369340000, TiersByPartner1795370469000];
