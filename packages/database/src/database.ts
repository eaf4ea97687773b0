import pg, { type Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { DataSource, type EntityTarget, type MixedList, type ObjectLiteral } from 'typeorm';
import { SnakeNaming } from './naming.ts';
import { poolOptions } from './pool.ts';
import { listenTo, type StatementObserver } from './listening.ts';
import { sessionOn, type Session, type WriteSession } from './session.ts';
import type { Sql } from './sql.ts';
import { statementNames } from './statements.ts';
import { tableOf, type Table } from './table.ts';

export type EntityClass = new () => object;

export interface DatabaseOptions {
  /** The subgraph; also the name of its schema. */
  readonly name: string;
  readonly url: string;
  readonly entities: readonly EntityClass[];
  readonly maxConnections?: number;
  /** Hears every statement text that is sent; for counting, never for logging values. */
  readonly onStatement?: (text: string) => void;
  /** The same, and what it gives back hears how the statement ended. */
  readonly observe?: StatementObserver | undefined;
}

/** One subgraph's tables: a session for questions, and transactions for changes. */
export interface Database extends Session {
  readonly name: string;
  /** Runs the work in one transaction; an exception rolls everything back. */
  transaction<Result>(work: (session: WriteSession) => Promise<Result>): Promise<Result>;
  /** Connections that are open, those of them that nobody uses, and who waits for one. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number };
  /** Whether PostgreSQL answers. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const poolOf = ({ driver }: DataSource): Pool => (driver as unknown as { readonly master: Pool }).master; // TypeORM's PostgresDriver holds its pool untyped

/** Opens the pool of one subgraph. Throws pg's error when the database cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pooled = poolOptions({ url: options.url, applicationName: `channelgraph-${options.name}`, max: options.maxConnections ?? 10 });
  const source = new DataSource({
    type: 'postgres',
    driver: pg, // given, because TypeORM would look for it by a name made at run time, which no bundle contains
    url: options.url,
    schema: options.name,
    entities: [...options.entities] as MixedList<EntityClass>, // readonly outside
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    parseInt8: false,
    extra: pooled,
  });
  await source.initialize();
  const pool = poolOf(source);
  const { onStatement, observe } = options;
  if (onStatement || observe) await listenTo(pool, text => { onStatement?.(text); return observe?.(text); });

  const named = statementNames();
  const tables = new Map<unknown, unknown>();
  const table = <Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Table<Entity> => {
    const known = tables.get(entity) ?? tableOf(source, entity);
    tables.set(entity, known);
    return known as Table<Entity>; // kept under its own entity
  };

  return {
    name: options.name,
    ...sessionOn({ asker: pool, named, table }),
    transaction: work => inTransaction(source, work, { named, table }),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    isReachable: () => pool.query('select 1').then(() => true, () => false),
    close: () => source.destroy(),
  };
}

async function inTransaction<Result>(
  source: DataSource,
  work: (session: WriteSession) => Promise<Result>,
  parts: { readonly named: (statement: Sql) => QueryConfig; readonly table: Session['table'] },
): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient; // the postgres driver's connection
    const asker = { query: (query: QueryConfig): Promise<QueryResult> => client.query(query) };
    await runner.startTransaction();
    const result = await work({ ...sessionOn({ asker, ...parts }), manager: runner.manager });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
