import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { raw, type Sql } from './sql.ts';

/** How an entity class lies in its table: what to select, and how a raw row becomes the entity's shape. */
export interface Table<Entity> {
  /** Qualified name, `deals.registration`. */
  readonly name: Sql;
  /** The select list under an alias. */
  columns(alias: string): Sql;
  /** A raw row, selected with `columns`, in the shape of the entity. */
  read(row: Readonly<Record<string, unknown>>): Entity;
}

type Nested = Record<string, unknown>;

function put(target: Nested, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) target[first] = value;
  else put((target[first] ??= {}) as Nested, rest, value); // made by this very function
}

/** An embedded value object whose columns are all null is null itself. */
function withoutEmptyParts(row: Nested, embedded: readonly string[]): Nested {
  for (const property of embedded) {
    const part = row[property] as Nested; // put() built it
    if (Object.values(part).every(value => value === null)) row[property] = null;
  }
  return row;
}

/** Reads the mapping that TypeORM holds of an entity, so that hand-written SQL and the entity cannot drift apart. */
export function tableOf<Entity extends ObjectLiteral>(source: DataSource, entity: EntityTarget<Entity>): Table<Entity> {
  const metadata = source.getMetadata(entity);
  const columns = metadata.columns.map(column => ({
    name: column.databaseName,
    path: column.propertyPath.split('.'),
    alias: column.propertyPath,
  }));
  const embedded = metadata.embeddeds.map(part => part.propertyName);
  const lists = new Map<string, Sql>();
  return {
    name: raw(metadata.tablePath),
    columns(alias) {
      const known = lists.get(alias) ?? raw(columns.map(column => `${alias}.${column.name} as "${column.alias}"`).join(', '));
      lists.set(alias, known);
      return known;
    },
    read(row) {
      const entityShape: Nested = {};
      for (const column of columns) put(entityShape, column.path, row[column.alias]);
      return withoutEmptyParts(entityShape, embedded) as Entity; // its columns are the entity's, by the mapping
    },
  };
}
