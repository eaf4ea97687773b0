import { Refused } from '@channelgraph/domain';
import { awardFact, dealFact } from '@channelgraph/events';
import type { Viewer } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEGAN, company, holding, idOf, someone, working } from '../testing/situation.ts';
import { partnerReader } from './partner/partner.store.ts';
import { employmentReader } from './person/employment.store.ts';
import { personReader } from './person/person.store.ts';
import { portfolioReader } from './portfolio/portfolio.store.ts';
import { partners } from './subgraph.ts';
import { tierAssignmentReader } from './tier/assignment.store.ts';
import { tierReader } from './tier/tier.store.ts';
import { storesIn } from './work.ts';

const now = new Date('2026-11-18T10:00:00Z');
const [acme, globex, program, silver] = [idOf('Acme'), idOf('Globex'), idOf('program'), idOf('silver')];
const [lena, gus, ben] = [idOf('Lena'), idOf('Gus'), idOf('Ben')];

let test: TestSubgraph;
/** A partner with one of everything. */
async function settle(name: string, person: string): Promise<void> {
  const { database } = test;
  const id = idOf(name);
  await insertRows(database, 'partners.partner', [company(name)]);
  await insertRows(database, 'partners.person', [someone(person, 'PARTNER')]);
  await insertRows(database, 'partners.employment', [working(person, name, { id: idOf('job at', name) })]);
  await insertRows(database, 'partners.portfolio_assignment', [holding({ id: idOf('managing', name), person_id: ben, partner_id: id })]);
  await insertRows(database, 'partners.tier_assignment', [
    holding({ id: idOf('tier of', name), partner_id: id, program_id: program, tier_id: silver, reason: 'Evaluated', kind: 'EVALUATION', decided_by: ben }),
  ]);
  await test.publish(
    dealFact.of('won', {
      id: idOf('deal of', name), version: 1, partnerId: id, ownerId: ben, routeToMarket: 'CHANNEL', engagementModel: 'SELL_THROUGH', stage: 'WON', probability: 100,
      familyCodes: ['CORE'], country: 'DE', netMinor: '900', currency: 'EUR', reportingMinor: '1000', reportingCurrency: 'USD', rateDate: '2026-10-30',
      expectedCloseOn: '2026-12-01', createdAt: BEGAN, closedAt: '2026-10-30T15:00:00.000Z', registrationId: null,
    }),
    awardFact.of('granted', {
      id: idOf('award of', person), version: 1, personId: idOf(person), certificationCode: 'CG_FOUNDATION', level: 'FOUNDATIONAL',
      awardedAt: BEGAN, expiresAt: '2028-01-01T00:00:00.000Z', revokedAt: null,
    }),
  );
}

beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  await insertRows(test.database, 'partners.person', [someone('Ben', 'VENDOR')]);
  await insertRows(test.database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(test.database, 'partners.tier', [{ id: silver, program_id: program, code: 'SILVER', name: 'Silver', rank: 1, discount_basis_points: 0, mdf_basis_points: 0 }]);
  await settle('Acme', 'Lena');
});
afterAll(() => test.close());

const principal = actor('PARTNER_ADMIN', { personId: lena, partnerId: acme });
const strangers = [
  actor('PARTNER_ADMIN', { personId: gus, partnerId: globex }), actor('PARTNER_ADMIN', { personId: gus, partnerId: acme }), actor('PARTNER_SELLER', { personId: lena, partnerId: globex }),
  actor('PARTNER_SALES_MANAGER'), actor('CHANNEL_SALES_MANAGER', { personId: ben }), actor('ACCOUNT_MANAGER', { personId: ben }), actor('ANALYST'), actor('INTEGRATION'), actor('SYSTEM'),
];
const size = (answer: ReadonlyMap<string, unknown> | readonly unknown[]): number => ('size' in answer ? answer.size : answer.length);

/** Everything that can be asked about a partner. */
const questions = (viewer: Viewer) => {
  const { database } = test;
  return {
    partner: partnerReader(database, viewer).byIds([acme]),
    page: partnerReader(database, viewer).page({ filter: {}, first: 10, after: null }),
    people: personReader(database, viewer).pagesOf([acme], { first: 10, after: null }),
    headcount: personReader(database, viewer).countsOf([acme]),
    employment: employmentReader(database, viewer).byIds([idOf('job at', 'Acme')]),
    manager: portfolioReader(database, viewer).managersOf([acme]),
    managers: portfolioReader(database, viewer).historyOf([acme]),
    tier: tierAssignmentReader(database, viewer).heldBy([acme]),
    tiers: tierAssignmentReader(database, viewer).historyOf([acme]),
    attained: tierReader(database, viewer).attainedBy([acme], new Date(BEGAN)),
  };
};
const answers = async (viewer: Viewer) =>
  Object.fromEntries(await Promise.all(Object.entries(questions(viewer)).map(async ([name, asked]) => [name, size(await asked)] as const)));

describe('every question about a partner', () => {
  it('has an answer for its own people', async () => {
    expect(Object.values(await answers({ actor: principal, at: now }))).toEqual(Array.from({ length: 10 }, () => 1));
  });

  it.each(strangers)('has none for $role $personId', async stranger => {
    const own = stranger.personId === lena ? { employment: 1 } : {}; // one's own employments are one's own
    expect(await answers({ actor: stranger, at: now })).toEqual({ ...Object.fromEntries(Object.keys(await answers({ actor: principal, at: now })).map(name => [name, 0])), ...own });
  });
});

describe('every command on a partner', () => {
  it.each(strangers)('finds nothing for $role $personId', async stranger => {
    const refusalOf = (act: (stores: ReturnType<typeof storesIn>) => Promise<unknown>) =>
      test.database.transaction({ actor: stranger, at: now }, session => act(storesIn(session, { actor: stranger, at: now }))).catch((error: unknown) => (error instanceof Refused ? error.refusals[0]?.code : error));
    expect(await Promise.all([
      refusalOf(({ partners: store }) => store.get(acme)),
      refusalOf(({ partners: store }) => store.named(acme, 'partnerId')),
      refusalOf(({ employments }) => employments.get(idOf('job at', 'Acme'))),
      refusalOf(({ portfolio }) => portfolio.get(idOf('managing', 'Acme'))),
      refusalOf(({ tierAssignments }) => tierAssignments.get(idOf('tier of', 'Acme'))),
    ])).toEqual(Array.from({ length: 5 }, () => 'NOT_FOUND'));
  });
});

describe('a partner’s answers', () => {
  const EVERYTHING = `{ me { role person { name employments { jobTitle } } partner { name } employment { jobTitle } }
    partners { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      name manager { name email } managers { validFrom } currentTier { name } tierHistory { reason } tierProgress { tierMet { name } gaps { actual } }
      people { totalCount pageInfo { hasNextPage } edges { cursor node { name email } } } } } }
    tierPrograms { name tiers { name } } territories { name } }`;

  it('are the same, byte for byte, with and without a rival', async () => {
    const ask = async () => JSON.stringify(await test.as(principal).query(EVERYTHING));
    const alone = await ask();
    expect(alone).toContain('"errors":[]');
    await settle('Globex', 'Gus');
    expect(await ask()).toBe(alone);
  });
});
