import { AsyncResource } from 'node:async_hooks';
import type { Pool, PoolClient, QueryConfig } from 'pg';

/** Hears the text of every statement that is sent, never its values; what it gives back hears how it ended. */
export type StatementObserver = (text: string) => ((error?: unknown) => void) | undefined;

/** A statement that is sent in a wrapping, or with a value in its text, says what is to be heard instead. */
export type Heard = QueryConfig & { readonly heard?: () => string };
const textOf = ({ heard, text }: Heard): string => heard?.() ?? text;

type Ended = (error: unknown, result?: unknown) => void;
type Query = (...args: readonly unknown[]) => unknown;

/** Hears every statement of one connection. */
export function listenOn(client: Pick<PoolClient, 'query'>, hear: StatementObserver): void {
  const query = client.query.bind(client) as Query; // one of pg's ten overloads
  client.query = ((...args: readonly unknown[]) => {
    const [first] = args;
    const ended = hear(typeof first === 'string' ? first : textOf(first as Heard)); // pg takes nothing else from us
    if (ended === undefined) return query(...args);
    const last = args.at(-1);
    if (typeof last === 'function') {
      const tell = last as Ended; // pg's own way of asking for a callback
      return query(...args.slice(0, -1), (error: unknown, result: unknown) => {
        ended(error ?? undefined);
        tell(error, result);
      });
    }
    const answer = query(...args);
    if (answer instanceof Promise) answer.then(() => { ended(); }, ended);
    return answer;
  }) as typeof client.query; // same overloads
}

/** As pg's pool hands out a connection to a callback. */
type WithConnection = (callback?: (...handed: readonly unknown[]) => void) => Promise<PoolClient>;

/**
 * Hears every statement of a pool, on the connection that TypeORM opened it with as on those that follow. Whoever had to
 * wait for a connection is called by the one who gave it back: without binding, its statements would count as the other's.
 */
export async function listenTo(pool: Pool, hear: StatementObserver): Promise<void> {
  const opened = await pool.connect();
  listenOn(opened, hear);
  opened.release();
  pool.on('connect', client => { listenOn(client, hear); });
  const connect = pool.connect.bind(pool) as WithConnection; // two overloads
  pool.connect = ((callback?: Parameters<WithConnection>[0]) => connect(callback && AsyncResource.bind(callback))) as typeof pool.connect; // the same two
}
