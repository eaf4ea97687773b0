import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { ROLES } from '@channelgraph/identity';
import { insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from '../../testing/market.ts';
import { permissions } from '../permissions.ts';
import { deals } from '../subgraph.ts';

const finance = person('CHANNEL_FINANCE');
let test: TestSubgraph;
beforeAll(async () => { test = await openTestSubgraph(deals); });
afterAll(() => test.close());

const rate = { base: 'EUR', quote: 'USD', date: '2026-11-18', rate: '1.0842', source: 'ECB' };
interface Published { readonly exchangeRate: { readonly version: number; readonly rate: string } | null; readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[] }
async function publish(changes: Readonly<Record<string, unknown>> = {}, by = finance) {
  const { data, errors } = await test.as(by).query('mutation ($input: PublishExchangeRateInput!) { publishExchangeRate(input: $input) { exchangeRate { version rate } userErrors { code field } } }', { input: { ...rate, ...changes } });
  const answer = (data as { publishExchangeRate: Published | null } | null)?.publishExchangeRate; // as selected
  return { answer, refusals: answer?.userErrors.map(({ code, field }) => `${code} ${field.join('.')}`), errors };
}
const onDay = async (on: string, base = 'EUR', quote = 'USD') =>
  ((await test.as(finance).query('query ($base: String!, $quote: String!, $on: LocalDate!) { exchangeRate(base: $base, quote: $quote, on: $on) { date rate } }', { base, quote, on })).data as { exchangeRate: unknown }).exchangeRate; // as selected

describe('publishing a rate', () => {
  it('makes it the rate of that day and of the days after it that have none', async () => {
    expect((await publish()).answer).toEqual({ exchangeRate: { version: 1, rate: '1.0842' }, userErrors: [] });
    expect(await onDay('2026-11-21')).toEqual({ date: '2026-11-18', rate: '1.0842' });
    expect(await onDay('2026-11-17')).toBeNull();
  });

  it('again is a correction, told to the others as the next version', async () => {
    const day = { date: '2026-10-01' };
    await publish(day);
    expect((await publish({ ...day, rate: '1.09' })).answer?.exchangeRate).toEqual({ version: 2, rate: '1.09' });
    const facts = await test.database.rows<{ data: Record<string, unknown> }>(sql`select data from deals.outbox where data ->> 'date' = '2026-10-01' order by position`);
    expect(facts.map(({ data }) => [data['version'], data['rate'], data['base'], data['quote'], data['source']])).toEqual([[1, '1.0842', 'EUR', 'USD', 'ECB'], [2, '1.09', 'EUR', 'USD', 'ECB']]);
    expect(new Set(facts.map(({ data }) => data['id'])).size).toBe(1);
  });

  it('by many at once makes as many versions', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => publish({ date: '2026-10-02' })));
    expect(outcomes.map(({ answer }) => answer?.exchangeRate?.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('twice with one key has no second effect', async () => {
    const key = { date: '2026-10-03', clientMutationId: randomUUID() };
    await publish(key);
    expect((await publish(key)).answer?.exchangeRate).toEqual({ version: 1, rate: '1.0842' });
  });

  it.each([
    [{ base: 'eur' }, ['INVALID_VALUE base']], [{ quote: 'XXX' }, ['INVALID_VALUE quote']], [{ quote: 'EUR' }, ['INVALID_VALUE quote']],
    [{ rate: '0.0' }, ['VALUE_OUT_OF_RANGE rate']], [{ rate: '-1' }, ['INVALID_STRING_FORMAT rate']], [{ rate: '1.1234567890123' }, ['INVALID_STRING_FORMAT rate']],
    [{ source: ' ', rate: '0' }, ['VALUE_OUT_OF_RANGE rate', 'REQUIRED_FIELD_MISSING source']],
  ])('is refused with %o', async (changes, expected) => {
    expect((await publish(changes)).refusals).toEqual(expected);
  });

  it('is for the administrator and finance', async () => {
    for (const role of ROLES) {
      const { errors } = await publish({ date: '2026-10-04' }, person(role));
      const isAllowed = (permissions['exchange-rate:publish'] as readonly string[]).includes(role); // widened
      expect(errors.map(({ extensions }) => extensions['code']), role).toEqual(isAllowed ? [] : ['FORBIDDEN']);
    }
    expect(permissions['exchange-rate:publish']).toEqual(['VENDOR_ADMIN', 'CHANNEL_FINANCE']);
  });
});

describe('the rate that something is converted with', () => {
  const used = async (from: string, to: string) =>
    (await test.database.rows(sql`select trim_scale(r.rate) as rate, r.date, r.source from deals.rate_on(${from}, ${to}, '2026-09-10'::date) r`))[0];

  /** As the pipeline asks for it. */
  const alone = async (from: string, to: string) =>
    (await test.database.rows<{ rate: string | null }>(sql`select trim_scale(deals.rate_when_needed(${from}, ${to}, '2026-09-10'::date)) as rate`))[0]?.rate;

  it('is as published, else the other way round, else through the euro, of that day or the last before it', async () => {
    const row = (base: string, quote: string, date: string, value: string) => ({ id: randomUUID(), base, quote, date, rate: value, source: `${base}/${quote}`, version: 1 });
    await insertRows(test.database, 'deals.exchange_rate', [
      row('JPY', 'USD', '2026-09-01', '0.0067'), row('JPY', 'USD', '2026-09-11', '9'), row('USD', 'JPY', '2026-09-10', '9'), row('EUR', 'JPY', '2026-09-10', '9'),
      row('USD', 'GBP', '2026-09-09', '0.8'), row('EUR', 'KWD', '2026-09-02', '0.32'), row('EUR', 'USD', '2026-09-03', '1.04'),
    ]);
    expect(await used('USD', 'USD')).toEqual({ rate: '1', date: '2026-09-10', source: 'PAR' });
    expect(await used('JPY', 'USD')).toEqual({ rate: '0.0067', date: '2026-09-01', source: 'JPY/USD' });
    expect(await used('GBP', 'USD')).toEqual({ rate: '1.25', date: '2026-09-09', source: 'USD/GBP' });
    expect(await used('KWD', 'USD')).toEqual({ rate: '3.25', date: '2026-09-02', source: 'EUR/USD' }); // as old as its older half
    expect(await used('CLF', 'USD')).toBeUndefined();
    expect(await Promise.all(['JPY', 'GBP', 'KWD', 'CLF'].map(currency => alone(currency, 'USD')))).toEqual(['0.0067', '1.25', '3.25', null]);
  });
});
