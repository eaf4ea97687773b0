import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { CustomerAccountEntity } from './customer/customer-account.entity.ts';
import { DealEntity } from './deal/deal.entity.ts';
import { StageChangeEntity } from './deal/stage-change.entity.ts';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { RowLevelSecurity1764200000000 } from './migrations/1764200000000-row-level-security.ts';
import { Audit1764300000000 } from './migrations/1764300000000-audit.ts';
import { CauseOfChanges1764350000000 } from './migrations/1764350000000-cause-of-changes.ts';
import { CheaperPolicies1764400000000 } from './migrations/1764400000000-cheaper-policies.ts';
import { RatesWhenNeeded1764400000001 } from './migrations/1764400000001-rates-when-needed.ts';
import { RatesOfTheLastWeek1795368806000 } from './migrations/1795368806000-rates-of-the-last-week.ts';
import { MachinesAskedByCall1795369340000 } from './migrations/1795369340000-machines-asked-by-call.ts';
import { RegistrationPolicyEntity } from './policy/registration-policy.entity.ts';
import { ProductFamilyEntity } from './product/product-family.entity.ts';
import { RegistrationLineEntity } from './registration/registration-line.entity.ts';
import { RegistrationEntity } from './registration/registration.entity.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [
  CustomerAccountEntity, DealEntity, ProductFamilyEntity, RegistrationEntity, RegistrationLineEntity, RegistrationPolicyEntity, StageChangeEntity,
];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000, RowLevelSecurity1764200000000, Audit1764300000000, CauseOfChanges1764350000000, CheaperPolicies1764400000000, RatesWhenNeeded1764400000001, RatesOfTheLastWeek1795368806000, MachinesAskedByCall1795369340000];
