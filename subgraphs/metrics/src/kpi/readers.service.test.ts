import type { Actor, Role } from '@channelgraph/identity';
import { ROLES } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deal, employment, idOf, partner, portfolio, territory } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners, portfolioKpis } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

const OF_A_PARTNER = ['K07', 'K08', 'K26', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34'];
const OF_A_PARTNER_TO_THE_CHANNEL = ['K07', 'K08', 'K15', 'K26', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34', 'K40'];
const OF_A_PORTFOLIO = ['K01', ...OF_A_PARTNER];
const OF_THE_CHANNEL = ['K01', 'K02', 'K03', 'K07', 'K08', 'K13', 'K14', 'K15', 'K16', 'K25', 'K26', 'K27', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34', 'K40'];

const codesOf = (kpis: readonly { readonly code: string }[] | null | undefined) => kpis?.map(({ code }) => code) ?? null;

describe('who reads which KPIs (P: the partner itself, M: its manager, C: channel sales, A: administration and analysts)', () => {
  let test: TestSubgraph;
  const as = (role: Role, words: Partial<Actor> = {}) => test.as(actor(role, words));
  const person = (name: string) => ({ personId: idOf(name) });
  const refusalOf = async (role: Role, query: string) => (await as(role, { partnerId: idOf('Acme') }).query(query)).errors.map(({ extensions }) => extensions['code']);
  const onAcme = (field: string) => `{ _entities(representations: [{ __typename: "Partner", id: "${idOf('Acme')}" }]) { ... on Partner { ${field} } } }`;

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }),
      employment('Ann of Acme', 'Acme'), employment('Gus of Globex', 'Globex'),
      portfolio('Pat', 'Acme', { to: '2026-12-01T00:00:00Z', version: 2 }), portfolio('Paula', 'Globex'),
      territory('Carl', 'EMEA'), territory('Chris', 'GLOBAL'),
      deal('Acme won', 'Acme', { net: 100_00, closed: '2026-11-03T10:00:00Z' }), deal('Globex won', 'Globex', { net: 200_00, closed: '2026-11-03T10:00:00Z' }),
    );
  });
  afterAll(() => test.close());

  it('a partner administrator reads the own partner’s, and nothing of another’s', async () => {
    const ann = as('PARTNER_ADMIN', { ...person('Ann of Acme'), partnerId: idOf('Acme') });
    expect((await kpisOfPartners(ann, ['Acme', 'Globex', 'nobody'])).map(codesOf)).toEqual([OF_A_PARTNER, null, null]);
  });
  it('a partner administrator who no longer works there, or claims another employer, reads nothing', async () => {
    for (const claim of [{ ...person('Ann of Acme'), partnerId: idOf('Globex') }, { ...person('stranger'), partnerId: idOf('Acme') }]) {
      expect(await kpisOfPartners(as('PARTNER_ADMIN', claim), ['Acme', 'Globex'])).toEqual([null, null]);
    }
  });
  it('a partner sales manager reads those of the own portfolio, one by one and together, until it is handed over', async () => {
    const pat = as('PARTNER_SALES_MANAGER', person('Pat'));
    expect((await kpisOfPartners(pat, ['Acme', 'Globex'])).map(codesOf)).toEqual([OF_A_PARTNER, null]);
    expect(await portfolioKpis(pat, { codes: ['K07'] })).toMatchObject([{ numerator: '10000' }]);
    expect(codesOf(await portfolioKpis(pat))).toEqual(OF_A_PORTFOLIO);
    test.clock.set('2026-12-01T00:00:00Z');
    expect(await kpisOfPartners(pat, ['Acme'])).toEqual([null]);
    expect(await portfolioKpis(pat, { codes: ['K07'] })).toMatchObject([{ numerator: '0', sampleSize: 0 }]);
    test.clock.set('2026-11-18T10:00:00Z');
  });
  it('a channel sales manager reads those of partners in the own territory, and sums over all', async () => {
    const [carl, chris] = [as('CHANNEL_SALES_MANAGER', person('Carl')), as('CHANNEL_SALES_MANAGER', person('Chris'))];
    expect((await kpisOfPartners(carl, ['Acme', 'Globex'])).map(codesOf)).toEqual([OF_A_PARTNER_TO_THE_CHANNEL, null]);
    expect((await kpisOfPartners(chris, ['Acme', 'Globex'])).map(codesOf)).toEqual([OF_A_PARTNER_TO_THE_CHANNEL, OF_A_PARTNER_TO_THE_CHANNEL]);
    expect(await portfolioKpis(carl, { codes: ['K07'] })).toMatchObject([{ numerator: '10000' }]);
    expect(await channelKpis(carl, { codes: ['K13'] })).toMatchObject([{ value: '30000' }]);
    expect(codesOf(await channelKpis(carl))).toEqual(OF_THE_CHANNEL);
    expect([...(await kpisByRegion(carl)).keys()]).toEqual(['AMER', 'EMEA']);
  });
  it('an administrator reads all', async () => {
    expect((await kpisOfPartners(as('VENDOR_ADMIN'), ['Acme', 'Globex', 'nobody'])).map(codesOf)).toEqual([OF_A_PARTNER_TO_THE_CHANNEL, OF_A_PARTNER_TO_THE_CHANNEL, null]);
    expect(await portfolioKpis(as('VENDOR_ADMIN'), { codes: ['K07'] })).toMatchObject([{ numerator: '30000' }]);
  });
  it('what is no UUID is nobody’s id', async () => {
    const answer = await as('VENDOR_ADMIN').query('{ _entities(representations: [{ __typename: "Partner", id: "x\' or true" }]) { ... on Partner { scorecard { asOf } } } }');
    expect(answer).toMatchObject({ data: { _entities: [{ scorecard: null }] }, errors: [] });
  });

  const mayRead: Readonly<Record<string, readonly Role[]>> = {
    'scorecard { asOf }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
    'kpiSeries(code: K07) { code }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
    'kpis { code }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'],
  };
  const mayAsk: Readonly<Record<string, readonly Role[]>> = {
    '{ portfolioKpis { code } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER'],
    '{ channelKpis { code } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
    '{ channelScorecard { asOf } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
    '{ kpisByRegion { region } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
    '{ portfolioKpiSeries(code: K07) { code } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER'],
    '{ channelKpiSeries(code: K13) { code } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
    '{ kpiSeriesByRegion(code: K13) { region } }': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST'],
    '{ kpiDictionary { code } }': ROLES.filter(role => role !== 'INTEGRATION'), // whose scopes say what it may
  };
  const questions = [...Object.entries(mayRead).map(([field, roles]) => [field, onAcme(field), roles] as const), ...Object.entries(mayAsk).map(([query, roles]) => [query, query, roles] as const)];

  it.each(questions)('%s is refused to every role that is not named for it', async (_, query, roles) => {
    for (const role of ROLES) expect([role, await refusalOf(role, query)]).toEqual([role, roles.includes(role) ? [] : ['FORBIDDEN']]);
  });
});

interface Card {
  readonly kpis: readonly { readonly code: string }[];
}

describe('the scorecard', () => {
  it('holds every KPI that means something at its scope, for one period and instant', async () => {
    const test = await openTestSubgraph(metrics);
    await test.publish(partner('Acme'));
    const answer = await test.as(actor('VENDOR_ADMIN')).query(`{
      _entities(representations: [{ __typename: "Partner", id: "${idOf('Acme')}" }]) {
        ... on Partner { scorecard(period: PREVIOUS_QUARTER) { asOf period { name } kpis { code asOf formulaVersion } } }
      }
      channelScorecard { asOf period { name } kpis { code } }
    }`);
    expect(answer.errors).toEqual([]);
    const { _entities: [acme], channelScorecard } = answer.data as { _entities: { scorecard: Card }[]; channelScorecard: Card }; // as asked above
    expect(acme?.scorecard).toMatchObject({ asOf: '2026-11-18T10:00:00.000Z', period: { name: 'FY2027-Q3' } });
    expect(acme?.scorecard.kpis[0]).toEqual({ code: 'K07', asOf: '2026-11-18T10:00:00.000Z', formulaVersion: 1 });
    expect(codesOf(acme?.scorecard.kpis)).toEqual(OF_A_PARTNER_TO_THE_CHANNEL);
    expect(channelScorecard).toMatchObject({ asOf: '2026-11-18T10:00:00.000Z', period: { name: 'FY2027-Q4' } });
    expect(codesOf(channelScorecard.kpis)).toEqual(OF_THE_CHANNEL);
    await test.close();
  });
});
