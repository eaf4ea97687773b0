import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { settingOf, SYSTEM, type Door } from './acting.ts';
import { sessionOn, type Session, type WriteSession, type Writing } from './session.ts';
import { raw, sql, type Sql } from './sql.ts';

export interface TransactionParts {
  readonly source: DataSource;
  readonly schema: string;
  /** Who acts, as `as_actor` takes it. */
  readonly actor: string;
  readonly named: (statement: Sql) => QueryConfig;
  readonly table: Session['table'];
}

/** Text as SQL that needs no quoting, whatever is in it. */
const literal = (text: string): string => `convert_from(decode('${Buffer.from(text, 'utf8').toString('hex')}', 'hex'), 'UTF8')`;

/** BEGIN and the actor in one round trip; observers hear neither whom nor since when. */
const beginAs = (schema: string, actor: string): QueryConfig & { readonly heard: string } =>
  ({ text: `begin; select ${schema}.as_actor(${literal(actor)})`, heard: `begin; select ${schema}.as_actor($1)` });

/** Runs the work in one transaction whose every statement is the actor's; an exception rolls everything back. */
export async function inTransaction<Result>({ source, schema, actor, named, table }: TransactionParts, work: (session: WriteSession) => Promise<Result>): Promise<Result> {
  const runner = source.createQueryRunner();
  const client = (await runner.connect()) as PoolClient; // the postgres driver's connection
  const send = (statement: Sql): Promise<QueryResult> => client.query(named(statement));
  const actAs = (whom: string) => send(sql`select ${raw(schema)}.as_actor(${whom})`);

  /** One after the other, also for who does not wait: nothing comes between the three statements of a door. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (next: () => Promise<QueryResult>): Promise<QueryResult> => {
    const answer = turn.then(next);
    turn = answer.catch(() => undefined);
    return answer;
  };
  const ask = (statement: Sql) => inTurn(() => send(statement));
  const askAsSystem = (statement: Sql) => inTurn(async () => {
    await actAs(settingOf(SYSTEM));
    const answer = await send(statement); // what fails here ends the transaction, and with it what was set
    await actAs(actor);
    return answer;
  });
  const through = ({ name }: Door): Writing => sessionOn({ ask: statement => askAsSystem(sql`${statement} ${raw(`/* door: ${name} */`)}`), table });

  try {
    await client.query(beginAs(schema, actor));
    const result = await work({ ...sessionOn({ ask, table }), through, manager: runner.manager });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // a connection that is gone has nothing to take back
    throw error;
  } finally {
    await runner.release();
  }
}
