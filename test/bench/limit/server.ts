/** The limit: node:http, pg and one statement. No parsing, planning, limits or row scopes; the caller's token is verified. */
import { createServer } from 'node:http';
import { localDateOf, periodNamed } from '@channelgraph/domain';
import pg from 'pg';
import { callerOf, type Believed } from '../proxy/caller.ts';
import { listening, settings } from '../proxy/listening.ts';
import { VENDOR } from '../set-ups/vendor.ts';
import { ONE, PAGE } from './statement.ts';

interface LimitSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly believed: Believed;
}

interface Asked {
  readonly query: string;
  readonly variables?: { readonly id?: string; readonly after?: string | null };
}

const { port, databaseUrl, believed } = settings as LimitSettings; // written by the benchmark that starts it
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c plan_cache_mode=force_generic_plan' });
const caller = callerOf(believed);
const { rows: known } = await pool.query<{ codes: string[] }>('select array_agg(distinct code) as codes from (select base as code from deals.exchange_rate union select quote from deals.exchange_rate) c');
const currencies = known[0]?.codes ?? [];

type Days = readonly [start: Date, end: Date, firstDay: string, endDay: string, today: string];

/** The quarter and the day, worked out once a minute. */
function daysAt(now: Date): Days {
  const { timeZone } = VENDOR.calendar;
  const { start, end } = periodNamed('CURRENT_QUARTER', now, VENDOR.calendar);
  return [start, end, localDateOf(start, timeZone), localDateOf(end, timeZone), localDateOf(now, timeZone)];
}
const MINUTE_MS = 60_000;
let minute = 0;
let days: Days = daysAt(new Date());
function instant(): readonly unknown[] {
  const now = new Date();
  const current = Math.floor(now.getTime() / MINUTE_MS);
  if (current !== minute) {
    minute = current;
    days = daysAt(now);
  }
  return [now, ...days, VENDOR.reportingCurrency, currencies];
}

const START: readonly [name: string, id: string] = ['', '00000000-0000-0000-0000-000000000000'];
const cursor = (after: string | null | undefined) => (after == null ? START : JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as typeof START); // made by the benchmark

type Answer = (variables: Asked['variables']) => Promise<string>;
const body = async (name: string, text: string, values: readonly unknown[]): Promise<string> =>
  (await pool.query<{ body: string }>({ name, text, values: [...instant(), ...values] })).rows[0]?.body ?? '';

/** What a document asks for; each is looked at once. */
const documents = new Map<string, Answer>();
function answerTo(query: string): Answer {
  const [, size] = /partners\(first: (\d+)/.exec(query) ?? [];
  const answer: Answer = size !== undefined
    ? variables => body('page', PAGE, [...cursor(variables?.after), Number(size)])
    : query.includes('partner(id') ? variables => body('one', ONE, [variables?.id]) : () => Promise.resolve('{"data":{"__typename":"Query"}}');
  documents.set(query, answer);
  return answer;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void (async () => {
      try {
        await caller(request.headers.authorization);
        const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked; // the benchmark's own question
        const text = await (documents.get(query) ?? answerTo(query))(variables);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
      } catch (error) {
        response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
      }
    })();
  });
});
await listening(server, port);
