import type { QueryResult } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Door } from './acting.ts';
import { raw, sql, type Sql } from './sql.ts';
import type { Table } from './table.ts';

/** One place to ask questions, always as somebody: the pool for reads, or one transaction for a change. */
export interface Session {
  /** Rows as PostgreSQL gives them; the caller names their shape beside the SQL that makes it. */
  rows<Row>(statement: Sql): Promise<readonly Row[]>;
  /** Entities of one table: `rest` is everything behind `from <table> <alias>`. */
  entities<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, alias: string, rest: Sql): Promise<readonly Entity[]>;
  table<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Table<Entity>;
}

/** A session inside one transaction: it may also write. */
export interface Writing extends Session {
  /** How many rows the statement changed. */
  run(statement: Sql): Promise<number>;
}

export interface WriteSession extends Writing {
  /** The same transaction as SYSTEM, for the questions of one door; the statements beside them stay the actor's. */
  through(door: Door): Writing;
  /** TypeORM's manager on this transaction's own connection, for inserts and updates by entity. */
  readonly manager: EntityManager;
}

export interface SessionParts {
  readonly ask: (statement: Sql) => Promise<QueryResult>;
  readonly table: Session['table'];
}

/**
 * A read that tells the database who asks and asks, in one statement. `offset 0` and the dependence on `acting` are the fence:
 * the actor is set before the first row is looked at, whatever the planner finds cheaper.
 */
export const askedAs = (schema: string, actor: string, statement: Sql): Sql =>
  sql`select answer.* from ${raw(schema)}.as_actor(${actor}) acting, lateral (select asked.* from (${statement}) asked where acting is not null offset 0) answer`;

export function sessionOn({ ask, table }: SessionParts): Writing {
  return {
    table,
    rows: async <Row>(statement: Sql) => (await ask(statement)).rows as readonly Row[], // the SQL beside the call makes this shape
    run: async statement => (await ask(statement)).rowCount ?? 0,
    entities: async (entity, alias, rest) => {
      const of = table(entity);
      const result = await ask(sql`select ${of.columns(alias)} from ${of.name} as ${rawAlias(alias)} ${rest}`);
      return result.rows.map(row => of.read(row as Record<string, unknown>)); // pg rows are records
    },
  };
}

const aliases = new Map<string, Sql>();
function rawAlias(alias: string): Sql {
  const known = aliases.get(alias) ?? sql([alias]);
  aliases.set(alias, known);
  return known;
}
