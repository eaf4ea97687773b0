import { pino, type DestinationStream, type Logger } from 'pino';
import { fault } from './fault.ts';

export type Log = Logger;

export interface LogOptions {
  /** Which part of the house speaks. */
  readonly name: string;
  /** One of LOG_LEVELS. */
  readonly level: string;
  /** Standard error unless told. */
  readonly to?: DestinationStream;
}

/** Never logged under any of these names, at the top of a line or one step below, should somebody try. */
const SECRETS = ['authorization', 'cookie', 'token', 'password', 'secret', 'variables', 'parameters', 'values', 'body', 'headers', 'query'];
const redact = { paths: SECRETS.flatMap(name => [name, `*.${name}`]), censor: '[redacted]' };

/** One JSON line per event. Errors go under `err` or `error` and lose every value that they quote. */
export function openLog({ name, level, to = pino.destination({ dest: 2, sync: false }) }: LogOptions): Log {
  return pino({
    name,
    level,
    redact,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    serializers: { err: each => fault(each), error: each => fault(each) },
  }, to);
}
