import type { QueryConfig, QueryResult } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { sql, type Sql } from './sql.ts';
import type { Table } from './table.ts';

/** One place to ask questions: the pool for reads, or one transaction for a change. */
export interface Session {
  /** Rows as PostgreSQL gives them; the caller names their shape beside the SQL that makes it. */
  rows<Row>(statement: Sql): Promise<readonly Row[]>;
  /** How many rows the statement changed. */
  run(statement: Sql): Promise<number>;
  /** Entities of one table: `rest` is everything behind `from <table> <alias>`. */
  entities<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, alias: string, rest: Sql): Promise<readonly Entity[]>;
  table<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Table<Entity>;
}

/** A session inside one transaction: it may also write. */
export interface WriteSession extends Session {
  /** TypeORM's manager on this transaction's own connection, for inserts and updates by entity. */
  readonly manager: EntityManager;
}

interface Asker {
  query(query: QueryConfig): Promise<QueryResult>;
}

export interface SessionParts {
  readonly asker: Asker;
  readonly named: (statement: Sql) => QueryConfig;
  readonly table: Session['table'];
}

export function sessionOn({ asker, named, table }: SessionParts): Session {
  const ask = (statement: Sql) => asker.query(named(statement));
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
