import type { EntityClass, MigrationClass } from '@channelgraph/database';
import { Begin1764000000000 } from './migrations/1764000000000-begin.ts';
import { SampleItem1764000000001 } from './migrations/1764000000001-sample-item.ts';
import { SampleItemEntity } from './sample-item/sample-item.entity.ts';

/** THE list of tables mapped here. */
export const entities: readonly EntityClass[] = [SampleItemEntity];

/** THE list of migrations, oldest first. */
export const migrations: readonly MigrationClass[] = [Begin1764000000000, SampleItem1764000000001];
