import { accepted, isUuid, refuse } from '@channelgraph/domain';
import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Session, WriteSession } from './session.ts';
import { sql, type Sql } from './sql.ts';

export interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Wanted {
  readonly id: string;
  /** The version the client saw; undefined when the change does not depend on it. */
  readonly expectedVersion?: number | undefined;
  /** Who may see the row, over alias `t`. Out of sight answers like unknown. */
  readonly visible: Sql;
  /** Input field that names the record, for the refusal; `id` unless told. */
  readonly field?: string;
}

/**
 * One record, locked for the rest of the transaction.
 * Refused with NOT_FOUND when there is none for this viewer, with CONCURRENT_MODIFICATION when it is no longer the version expected.
 */
export async function lockVersion<Entity extends ObjectLiteral & Versioned>(
  session: Session, entity: EntityTarget<Entity>, { id, expectedVersion, visible, field = 'id' }: Wanted,
): Promise<Entity> {
  const [found] = isUuid(id) ? await session.entities(entity, 't', sql`where t.id = ${id}::uuid and ${visible} for update of t`) : [];
  if (!found) return accepted(refuse('NOT_FOUND', 'There is no such record, or it is not yours to see.', field));
  if (expectedVersion !== undefined && found.version !== expectedVersion) {
    return accepted(refuse('CONCURRENT_MODIFICATION', `Somebody changed this record; it is at version ${String(found.version)} now. Read it again, then decide.`, 'expectedVersion'));
  }
  return found;
}

/** Saves a locked record under the next version, and returns it as it is now. */
export async function saveVersion<Entity extends ObjectLiteral & Versioned>(
  session: WriteSession, entity: EntityTarget<Entity>, changed: Entity,
): Promise<Entity> {
  const next = { ...changed, version: changed.version + 1 };
  const where: FindOptionsWhere<ObjectLiteral> = { id: changed.id };
  await session.manager.update<ObjectLiteral>(entity, where, withNullParts(session, entity, next));
  return next;
}

/** An embedded value object that is null becomes columns that are null: TypeORM itself would look for one column of its name. */
function withNullParts(session: WriteSession, entity: EntityTarget<ObjectLiteral>, row: ObjectLiteral): ObjectLiteral {
  const { embeddeds } = session.manager.dataSource.getMetadata(entity);
  const empty = embeddeds.filter(part => row[part.propertyName] === null);
  return { ...row, ...Object.fromEntries(empty.map(part => [part.propertyName, Object.fromEntries(part.columns.map(column => [column.propertyName, null]))])) };
}
