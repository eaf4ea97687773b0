import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { PartnerEvents1764100000000 } from './migrations/1764100000000-partner-events.ts';
import { CountedTargets1764100000001 } from './migrations/1764100000001-counted-targets.ts';
import { RowLevelSecurity1764200000000 } from './migrations/1764200000000-row-level-security.ts';
import { Audit1764300000000 } from './migrations/1764300000000-audit.ts';
import { CauseOfChanges1764350000000 } from './migrations/1764350000000-cause-of-changes.ts';
import { CheaperPolicies1764400000000 } from './migrations/1764400000000-cheaper-policies.ts';
import { RatesWhenNeeded1764400000001 } from './migrations/1764400000001-rates-when-needed.ts';
import { CheaperFigures1795368806000 } from './migrations/1795368806000-cheaper-figures.ts';
import { MachinesAskedByCall1795369340000 } from './migrations/1795369340000-machines-asked-by-call.ts';
import { TargetEntity } from './target/target.entity.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [TargetEntity];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000, PartnerEvents1764100000000, CountedTargets1764100000001, RowLevelSecurity1764200000000, Audit1764300000000, CauseOfChanges1764350000000, CheaperPolicies1764400000000, RatesWhenNeeded1764400000001, CheaperFigures1795368806000, MachinesAskedByCall1795369340000];
