import pg, { type Pool } from 'pg';
import { DataSource, type EntityTarget, type MixedList, type ObjectLiteral } from 'typeorm';
import { causeOf, settingOf, type Acting, type Changing } from './acting.ts';
import { SnakeNaming } from './naming.ts';
import { poolOptions } from './pool.ts';
import { readersOf } from './reading.ts';
import { listenTo, type Heard, type StatementObserver } from './listening.ts';
import { askedAs, sessionOn, type Session, type WriteSession } from './session.ts';
import type { Sql } from './sql.ts';
import { statementNames } from './statements.ts';
import { tableOf, type Table } from './table.ts';
import { inTransaction } from './transaction.ts';

/** Half of them for questions, half for changes. */
const MOST_CONNECTIONS = 10;

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

/** One subgraph's tables, which show nothing to nobody: whoever asks or changes anything says as whom. */
export interface Database {
  readonly name: string;
  /** Questions as this viewer, or as SYSTEM: each is one statement, which tells the policies who asks. */
  as(acting: Acting): Session;
  /** Runs the work in one transaction as this viewer, for a cause, or as SYSTEM; an exception rolls everything back. */
  transaction<Result>(changing: Changing, work: (session: WriteSession) => Promise<Result>): Promise<Result>;
  /** Whether the schema is there, as this program needs it. */
  isMigrated(): Promise<boolean>;
  /** Whether the policies of the tables bind this role: not where it owns them, or passes every policy by. */
  isGuarded(): Promise<boolean>;
  /** Connections that are open, those of them that nobody uses, and who waits for one. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number };
  /** Whether PostgreSQL answers. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const poolOf = ({ driver }: DataSource): Pool => (driver as unknown as { readonly master: Pool }).master; // TypeORM's PostgresDriver holds its pool untyped

/** Opens the pool of one subgraph. Throws pg's error when the database cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { maxConnections = MOST_CONNECTIONS } = options;
  const forReading = Math.ceil(maxConnections / 2);
  const pooled = poolOptions({ url: options.url, applicationName: `channelgraph-${options.name}`, max: Math.max(1, maxConnections - forReading) });
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
  const hear: StatementObserver | undefined = onStatement || observe ? text => { onStatement?.(text); return observe?.(text); } : undefined;
  if (hear) await listenTo(pool, hear);
  const readers = readersOf({ connection: pooled, max: forReading, hear });

  const named = statementNames();
  const tables = new Map<unknown, unknown>();
  const table = <Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Table<Entity> => {
    const known = tables.get(entity) ?? tableOf(source, entity);
    tables.set(entity, known);
    return known as Table<Entity>; // kept under its own entity
  };

  return {
    name: options.name,
    as(acting) {
      const actor = settingOf(acting);
      const wrapped = (statement: Sql): Heard => ({ ...named(askedAs(options.name, actor, statement)), heard: () => statement.text });
      return sessionOn({ ask: statement => readers.ask(wrapped(statement)), table });
    },
    transaction: (changing, work) => inTransaction({ source, schema: options.name, actor: settingOf(changing), cause: causeOf(changing), named, table }, work),
    isMigrated: async () => {
      const { rows: [found] } = await pool.query<{ there: boolean }>('select to_regprocedure($1) is not null as there', [`${options.name}.as_actor(text)`]);
      return found?.there === true;
    },
    isGuarded: async () => {
      const { rows: [found] } = await pool.query<{ guarded: boolean }>(`
        select not (r.rolsuper or r.rolbypassrls) and not exists (
          select from pg_class c where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'usage')) as guarded
        from pg_roles r where r.rolname = current_user`, [options.name]);
      return found?.guarded === true;
    },
    connections() {
      const { open, idle, waiting } = readers.counts();
      return { open: pool.totalCount + open, idle: pool.idleCount + idle, waiting: pool.waitingCount + waiting };
    },
    isReachable: () => pool.query('select 1').then(() => true, () => false),
    close: async () => {
      await readers.close();
      await source.destroy();
    },
  };
}
