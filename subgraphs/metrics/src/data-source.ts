import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { TargetEntity } from './target/target.entity.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [TargetEntity];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000];
