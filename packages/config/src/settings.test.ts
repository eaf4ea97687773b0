import { describe, expect, it } from 'vitest';
import { currency, flag, host, httpUrl, localDate, logLevel, month, port, postgresUrl, timeZone, wholeNumber } from './index.ts';

describe.each([
  ['a port', port, ['0', '4000', '65535'], ['-1', '65536', '4e3', '0x50', '40 00', '4000abc']],
  ['a month', month, ['1', '12'], ['0', '13', 'May']],
  ['a whole number', wholeNumber({ from: 2, to: 5 }), ['2', '5'], ['1', '6', '2.5', '']],
  ['a host', host, ['localhost', '0.0.0.0', '::', '::1', 'db-1.example.com'], ['http://localhost', 'localhost:80', '-x', 'a b']],
  ['a PostgreSQL URL', postgresUrl, ['postgres://localhost/x', 'postgresql://u:p@db:5432/x?sslmode=require'], ['localhost/x', 'mysql://db/x', 'postgres//x']],
  ['an address of a process', httpUrl, ['http://127.0.0.1:4001', 'https://deals.example/', 'http://[::1]:80'], ['127.0.0.1:4001', 'http://deals/graphql', 'ftp://deals', 'http://', 'http://deals?x', 'http://de als']],
  ['a time zone', timeZone, ['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'], ['+02:00', 'Europe/Atlantis', 'Berlin']],
  ['a currency', currency, ['EUR', 'JPY'], ['eur', 'EURO', '€']],
  ['a log level', logLevel, ['info', 'silent'], ['verbose', 'INFO']],
  ['a local date', localDate, ['2026-11-22', '2028-02-29'], ['2026-02-30', '2026-2-3', '22.11.2026', '2026-11-22T00:00:00Z']],
  ['a flag', flag, ['true', 'false', '1', '0', 'yes', 'off'], ['maybe', '2']],
])('%s', (_, piece, accepted, refused) => {
  it.each(accepted)('may be %s', (text) => {
    expect(piece.safeParse(text).success).toBe(true);
  });
  it.each(refused)('may not be %s', (text) => {
    expect(piece.safeParse(text).success).toBe(false);
  });
});

describe('numbers', () => {
  it('arrive as numbers', () => {
    expect([port.parse('4000'), month.parse('12'), flag.parse('no')]).toEqual([4000, 12, false]);
  });
});

describe('a time zone with a typing error', () => {
  it('is answered with the likely one', () => {
    expect(timeZone.safeParse('Europe/Berlni').error?.issues[0]?.message).toBe('must be an IANA time zone; did you mean Europe/Berlin');
  });
});
