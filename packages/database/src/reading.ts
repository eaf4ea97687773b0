import pg, { type ClientConfig, type QueryResult } from 'pg';
import { listenOn, type Heard, type StatementObserver } from './listening.ts';
import { Question, type KnownColumns } from './question.ts';

/** Statements that wait behind each other on one connection, before another connection is opened for those that follow. */
const DEPTH = 4;
/** Nobody is asked to wait behind a statement that takes longer than this, as long as there is another connection to be had. */
const SLOW_MS = 10;
/** More waiting on each connection, and the next is told that the database is busy. */
const MOST_UNANSWERED = 1_000;

/** PostgreSQL's code for more connections than it takes, which whoever asks knows as busy. */
const TOO_MANY = '53300';

interface Reader {
  readonly client: pg.Client;
  readonly columns: KnownColumns;
  /** Resolves when it can be asked. */
  readonly opened: Promise<unknown>;
  isOpen: boolean;
  /** Statements that have not been answered. */
  unanswered: number;
  /** When it was last idle or gave an answer. */
  movedAt: number;
  /** Whether what is said waits for the end of this turn of the event loop. */
  isHolding: boolean;
}

/** Connections that answer questions, each many at a time. */
export interface Readers {
  ask(statement: Heard): Promise<QueryResult>;
  counts(): { readonly open: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface ReaderOptions {
  readonly connection: ClientConfig;
  /** Most connections at once. */
  readonly max: number;
  readonly hear?: StatementObserver | undefined;
}

/** PostgreSQL says that it ends this connection (class 57P) and ends it a moment later: nothing more is to be asked there. */
const isFarewell = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('57P');

/** pg takes its own class and a callback, and says so nowhere. */
type Asking = (question: Question, callback: (error: Error | null | undefined, result: QueryResult) => void) => void;

const answered = ({ client, columns }: Reader, statement: Heard): Promise<QueryResult> => new Promise((resolve, reject) => {
  (client.query as unknown as Asking).call(client, new Question(statement, columns), (error, result) => { // see there
    if (error) reject(error);
    else resolve(result);
  });
});

/** The socket of a connection, which pg does not declare. */
const socketOf = (client: pg.Client) => (client as unknown as { readonly connection: { readonly stream: { cork(): void; uncork(): void } } }).connection.stream; // a net.Socket, or one of TLS

/**
 * Questions of everybody over a few connections. Each question is a statement and a transaction of its own, so they may follow
 * each other on the wire without waiting: what is asked in one turn of the event loop leaves in one write, and PostgreSQL finds
 * the next statement when it has answered one. Writing and waking up cost more than most answers.
 */
export function readersOf({ connection, max, hear }: ReaderOptions): Readers {
  const readers = new Set<Reader>();

  function open(): Reader {
    const client = new pg.Client({ ...connection, pipeline: true, keepAlive: true });
    if (hear) listenOn(client, hear);
    const reader: Reader = { client, columns: new Map(), opened: client.connect().then(() => { reader.isOpen = true; }), isOpen: false, unanswered: 0, movedAt: 0, isHolding: false };
    readers.add(reader);
    const forget = (): void => { readers.delete(reader); };
    client.once('end', forget);
    client.on('error', forget); // whoever waits for an answer is told by pg; the next question opens another connection
    reader.opened.catch(forget);
    return reader;
  }

  const isSlow = ({ isOpen, unanswered, movedAt }: Reader): boolean => isOpen && unanswered > 0 && performance.now() - movedAt > SLOW_MS;
  /** Least is best: a free connection, one that moves, one that is being opened, one that is held up. */
  const burdenOf = (reader: Reader): number => reader.unanswered + (reader.isOpen ? 0 : DEPTH) + (isSlow(reader) ? MOST_UNANSWERED : 0);

  /** Following each other is not waiting, unless the first is slow or they are many. */
  const waitingAt = (reader: Reader): number => (reader.isOpen ? Math.max(0, reader.unanswered - (isSlow(reader) ? 1 : DEPTH)) : reader.unanswered);

  function chosen(): Reader {
    const [best, ...others] = [...readers];
    if (best === undefined) return open();
    const found = others.reduce((least, reader) => (burdenOf(reader) < burdenOf(least) ? reader : least), best);
    const burden = burdenOf(found);
    if (burden >= DEPTH && found.isOpen && readers.size < max) {
      const another = open();
      if (burden >= MOST_UNANSWERED) return another;
    }
    if (found.unanswered >= MOST_UNANSWERED) throw Object.assign(new Error('Too many statements wait for the database.'), { code: TOO_MANY });
    return found;
  }

  /** What is said from now on leaves at the end of this turn. */
  function hold(reader: Reader): void {
    if (reader.isHolding) return;
    reader.isHolding = true;
    const socket = socketOf(reader.client);
    socket.cork();
    setImmediate(() => {
      reader.isHolding = false;
      socket.uncork();
    });
  }

  return {
    async ask(statement) {
      const reader = chosen();
      if (reader.unanswered === 0) reader.movedAt = performance.now();
      reader.unanswered += 1;
      try {
        if (!reader.isOpen) await reader.opened;
        hold(reader);
        return await answered(reader, statement);
      } catch (error) {
        if (isFarewell(error)) readers.delete(reader);
        throw error;
      } finally {
        reader.unanswered -= 1;
        reader.movedAt = performance.now();
      }
    },
    counts() {
      const all = [...readers];
      return {
        open: all.length,
        idle: all.filter(({ unanswered }) => unanswered === 0).length,
        waiting: all.reduce((waiting, reader) => waiting + waitingAt(reader), 0),
      };
    },
    async close() {
      await Promise.all([...readers].map(({ client }) => client.end()));
    },
  };
}
