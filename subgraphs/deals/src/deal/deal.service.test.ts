import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOut, of } from '../../testing/commands.ts';
import { looksAfter, openMarket, opportunity, owns, partner, person } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00.000Z';
const acme = partner();
const globex = partner();
const manager = person('PARTNER_SALES_MANAGER');
const channelManager = person('CHANNEL_SALES_MANAGER');
const accountManager = person('ACCOUNT_MANAGER');
const colleague = person('ACCOUNT_MANAGER');
const finance = person('CHANNEL_FINANCE');

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...acme.facts, ...globex.facts, looksAfter(manager, acme), owns(channelManager, 'GLOBAL'));
  for (const [base, date, rate] of [['EUR', '2026-11-16', '1.1'], ['EUR', '2026-11-17', '1.2'], ['JPY', '2026-11-18', '0.0067']]) {
    await test.as(finance).query('mutation ($input: PublishExchangeRateInput!) { publishExchangeRate(input: $input) { userErrors { code } } }', { input: { base, quote: 'USD', date, rate, source: 'ECB' } });
  }
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

interface Version { readonly id: string; readonly version: number }
const create = (by: typeof manager, changes = {}) => carryOut(test, by, { mutation: 'createDeal', input: opportunity(changes) });
const created = async (by = acme.seller, changes = {}) => (await create(by, changes)).record as Version; // it must succeed
const step = (by: typeof manager, mutation: string, record: Version, more = {}) => carryOut(test, by, { mutation, input: { ...of(record), ...more } });
const direct = { engagementModel: null };
const won = (currency = 'USD', amountMinor = '500000') => ({ orderId: 'PO-1', netValue: { amountMinor, currency } });

describe('opening a deal', () => {
  it('makes it the opener’s', async () => {
    expect((await create(acme.seller)).record).toMatchObject({ stage: 'PROSPECT', probability: 10, version: 1, partner: { id: acme.id }, owner: { id: acme.seller.personId }, routeToMarket: 'CHANNEL', customer: null, customerName: 'Initech' });
    expect((await create(manager, { partnerId: acme.id })).record).toMatchObject({ partner: { id: acme.id }, owner: { id: manager.personId }, customer: null });
    expect((await create(person('VENDOR_ADMIN'), { partnerId: acme.id })).record).toMatchObject({ customer: { id: expect.any(String) as string } }); // vitest's matcher
    expect((await create(accountManager, direct)).record).toMatchObject({ partner: null, routeToMarket: 'DIRECT', engagementModel: null });
  });

  it('is refused for a partner out of reach', async () => {
    expect((await create(manager, { partnerId: globex.id })).refusals).toEqual(['NOT_FOUND partnerId']);
    expect((await create(acme.admin, { partnerId: globex.id })).refusals).toEqual(['NOT_FOUND partnerId']);
  });

  it('is not a channel sales manager’s, nor of whoever does not sell', async () => {
    for (const by of [channelManager, finance, person('ANALYST')]) expect((await create(by)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('twice with one key opens one deal', async () => {
    const clientMutationId = randomUUID();
    const [first, again] = [await created(acme.seller, { clientMutationId }), await created(acme.seller, { clientMutationId })];
    expect(again.id).toBe(first.id);
  });
});

describe('moving a deal', () => {
  it('keeps its history, and tells the others each step once', async () => {
    const deal = await created();
    const { record } = await step(acme.seller, 'advanceDealStage', deal, { stage: 'BUSINESS_VALIDATION', evidence: 'Proposal accepted.' });
    const back = (await step(acme.admin, 'advanceDealStage', record as Version, { stage: 'QUALIFIED', reason: 'New budget holder.' })).record as Version; // as selected
    const rest = (await step(acme.seller, 'holdDeal', back, { reviewOn: '2027-01-05', reason: 'Holidays.' })).record as Version; // as selected
    expect(rest).toMatchObject({
      stage: 'ON_HOLD', probability: 25, reviewOn: '2027-01-05', version: 4, stageHistory: [
        { version: 1, stage: 'PROSPECT', note: null, by: { id: acme.seller.personId } }, { version: 2, stage: 'BUSINESS_VALIDATION', note: 'Proposal accepted.' },
        { version: 3, stage: 'QUALIFIED', note: 'New budget holder.', by: { id: acme.admin.personId } }, { version: 4, stage: 'ON_HOLD', note: 'Holidays.' },
      ],
    });
    const facts = await test.database.rows<{ type: string; data: Record<string, unknown> }>(sql`select type, data from deals.outbox where subject = ${`Deal/${deal.id}`} order by position`);
    expect(facts.map(({ type, data }) => [type.split('.')[3], data['version'], data['stage'], data['probability']])).toEqual([
      ['created', 1, 'PROSPECT', 10], ['stage-changed', 2, 'BUSINESS_VALIDATION', 65], ['stage-changed', 3, 'QUALIFIED', 25], ['held', 4, 'ON_HOLD', 25],
    ]);
  });

  it('is a seller’s with its own deals, a principal’s with all, a portfolio manager’s with its partners’', async () => {
    const ofAdmin = await created(acme.admin);
    const evidence = { stage: 'QUALIFIED', evidence: 'Budget confirmed.' };
    expect((await step(acme.seller, 'advanceDealStage', ofAdmin, evidence)).refusals).toEqual(['NOT_FOUND id']);
    expect((await step(globex.admin, 'advanceDealStage', ofAdmin, evidence)).refusals).toEqual(['NOT_FOUND id']);
    expect((await step(accountManager, 'advanceDealStage', ofAdmin, evidence)).refusals).toEqual(['NOT_FOUND id']);
    expect((await step(channelManager, 'advanceDealStage', ofAdmin, evidence)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect((await step(manager, 'advanceDealStage', ofAdmin, evidence)).refusals).toEqual([]);
    expect((await step(manager, 'advanceDealStage', await created(globex.seller), evidence)).refusals).toEqual(['NOT_FOUND id']);
  });

  it('is not a partner’s where it only buys', async () => {
    const bought = await created(acme.admin, { engagementModel: 'SELL_TO' });
    expect((await step(acme.admin, 'advanceDealStage', bought, { stage: 'QUALIFIED', evidence: 'x' })).refusals).toEqual(['ACTION_NOT_PERMITTED']);
    expect((await step(acme.admin, 'closeDealWon', bought, won())).refusals).toEqual(['ACTION_NOT_PERMITTED']);
  });
});

describe('a direct deal', () => {
  it('is its account manager’s alone, and the administrator’s', async () => {
    const { id } = await created(accountManager, direct);
    const ask = async (by: typeof manager) => (await test.as(by).query('query ($id: ID!) { deal(id: $id) { id } }', { id })).data as unknown; // compared as a whole
    for (const by of [accountManager, person('VENDOR_ADMIN')]) expect(await ask(by)).toEqual({ deal: { id } });
    for (const by of [colleague, manager, channelManager, acme.admin]) expect(await ask(by)).toEqual({ deal: null });
  });
});

describe('closing a deal', () => {
  it('as won takes the order and the rate of the day; as no other day’s', async () => {
    const { record } = await step(acme.seller, 'closeDealWon', await created(), won('EUR', '12345'));
    expect(record).toMatchObject({
      stage: 'WON', probability: 100, closedAt: NOW, orderId: 'PO-1', value: { amountMinor: '12345', currency: 'EUR' },
      reportingValue: { amountMinor: '14814', currency: 'USD' }, rate: '1.2', rateDate: '2026-11-17', rateSource: 'ECB', // the 18th has no rate
    });
  });

  it('takes the day in the vendor’s zone', async () => {
    test.clock.set('2026-11-16T23:30:00Z'); // already the 17th in Berlin
    expect((await step(acme.seller, 'closeDealWon', await created(), won('EUR'))).record).toMatchObject({ rate: '1.2', rateDate: '2026-11-17' });
    test.clock.set('2026-11-16T22:30:00Z');
    expect((await step(acme.seller, 'closeDealWon', await created(), won('EUR'))).record).toMatchObject({ rate: '1.1', rateDate: '2026-11-16' });
  });

  it('stays as it was reported when the rate is corrected later', async () => {
    const { record } = await step(acme.seller, 'closeDealWon', await created(), won('JPY', '1000'));
    await test.as(finance).query('mutation ($input: PublishExchangeRateInput!) { publishExchangeRate(input: $input) { exchangeRate { version } } }', { input: { base: 'JPY', quote: 'USD', date: '2026-11-18', rate: '0.0070', source: 'ECB' } });
    const { data } = await test.as(acme.seller).query('query ($id: ID!) { deal(id: $id) { reportingValue { amountMinor } rate } }', { id: (record as Version).id }); // as selected
    expect(data).toEqual({ deal: { reportingValue: { amountMinor: '670' }, rate: '0.0067' } });
  });

  it('as won waits for a rate, as lost does not', async () => {
    const deal = await created(acme.seller, { value: { amountMinor: '100', currency: 'KWD' } });
    expect((await step(acme.seller, 'closeDealWon', deal, won('KWD'))).refusals).toEqual(['INVALID_VALUE netValue.currency']);
    expect((await step(acme.seller, 'closeDealLost', deal, { reason: 'COMPETITOR' })).record).toMatchObject({ stage: 'LOST', lossReason: 'COMPETITOR', reportingValue: null });
  });

  it('is final', async () => {
    const closed = (await step(acme.seller, 'closeDealWon', await created(), won())).record as Version; // as selected
    for (const [mutation, more] of [['closeDealLost', { reason: 'PRICE' }], ['advanceDealStage', { stage: 'PROSPECT', reason: 'x' }], ['closeDealWon', won()]] as const) {
      expect((await step(acme.admin, mutation, closed, more)).refusals).toEqual(['INVALID_RESOURCE_STATE']);
    }
  });

  it('twice in the same instant closes it once', async () => {
    const deal = await created();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => step(acme.seller, 'closeDealWon', deal, won())));
    expect(outcomes.map(({ refusals }) => refusals.join()).sort()).toEqual(['', ...Array.from({ length: 3 }, () => 'CONCURRENT_MODIFICATION expectedVersion')]);
  });

  it('is a partner sales manager’s and an account manager’s, with their own', async () => {
    expect((await step(manager, 'closeDealWon', await created(), won())).record).toMatchObject({ stage: 'WON' });
    expect((await step(accountManager, 'closeDealWon', await created(accountManager, direct), won())).record).toMatchObject({ stage: 'WON', reportingValue: { amountMinor: '500000' } });
    expect((await step(colleague, 'closeDealWon', await created(accountManager, direct), won())).refusals).toEqual(['NOT_FOUND id']);
  });
});
