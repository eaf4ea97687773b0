/** The pieces that several configurations are made of. Each says what is wrong in words and carries an example. */
import { z } from 'zod';
import { nearMiss } from './near-miss.ts';

/** A whole number within inclusive bounds, written in decimal digits only. */
export const wholeNumber = ({ from, to }: { readonly from: number; readonly to: number }) =>
  z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= from && Number(text) <= to, { error: `must be a whole number from ${from} to ${to}` })
    .transform(Number)
    .meta({ example: String(from) });

/** A TCP port; 0 asks the system for a free one. */
export const port = z
  .string()
  .refine((text) => !text.startsWith('tcp://'), { error: 'is what Kubernetes sets for a Service of this name; say `enableServiceLinks: false` in the pod', abort: true })
  .pipe(wholeNumber({ from: 0, to: 65_535 }))
  .meta({ example: '4000' });

/** A host name or an address to listen on or to call, without scheme and port. */
export const host = z
  .string()
  .refine((text) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) || isAddressOfSix(text), { error: 'must be a host name or an IP address, without scheme and port' })
  .meta({ example: '127.0.0.1' });

const isAddressOfSix = (text: string): boolean => text.includes(':') && URL.canParse(`http://[${text}]`);

/** Where a PostgreSQL database is. Its password never appears in an error or in a printed configuration. */
export const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), { error: 'must be a PostgreSQL URL' })
  .meta({ example: 'postgres://user:password@localhost:5432/channelgraph' });

/** Where another process listens: http or https, host and port, without a path. */
export const httpUrl = z
  .string()
  .refine((text) => /^https?:\/\/[^/?#]+\/?$/.test(text) && URL.canParse(text), { error: 'must be an http address without a path' })
  .transform((text) => new URL(text).origin)
  .meta({ example: 'http://127.0.0.1:4001' });

/** A text that is shown nowhere. */
export const secret = z.string().meta({ example: '<secret>', secret: true });

/** Yes or no: true/false, 1/0, yes/no, on/off. */
export const flag = z.stringbool({ error: 'must be true or false' }).meta({ example: 'true' });

/** The name of a zone with its daylight-saving rules; an offset such as +02:00 has none and is refused. */
export const timeZone = z
  .string()
  .refine(isTimeZone, { error: ({ input }) => `must be an IANA time zone${likelyZone(String(input))}` })
  .meta({ example: 'Europe/Berlin' });

function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function likelyZone(name: string): string {
  const likely = nearMiss(name, Intl.supportedValuesOf('timeZone'));
  return likely === null ? '' : `; did you mean ${likely}`;
}

/** A month of the year, 1 to 12. */
export const month = wholeNumber({ from: 1, to: 12 });

/** Three capital letters, the form of ISO 4217; whether the currency exists is the caller's to refine. */
export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be three capital letters (ISO 4217)' }).meta({ example: 'EUR' });

/** The levels of the log, from the rarest to the most talkative. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export const logLevel = z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).meta({ example: 'info' });

/** A day of the calendar without a time, YYYY-MM-DD; 2026-02-30 is refused. */
export const localDate = z
  .string()
  .refine(isLocalDate, { error: 'must be a date, YYYY-MM-DD' })
  .meta({ example: '2026-11-22' });

function isLocalDate(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
