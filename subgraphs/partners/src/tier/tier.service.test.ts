import { sql } from '@channelgraph/database';
import { demoId } from '@channelgraph/demo';
import type { Role } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';

const began = '2026-01-01T00:00:00.000Z';
const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, program] = [demoId('acme'), demoId('globex'), demoId('program')];
const [lena, otto, gus, anna] = [demoId('lena'), demoId('otto'), demoId('gus'), demoId('anna')];
const admin = actor('VENDOR_ADMIN');

const RUNGS = [['REGISTERED', 'Registered', 1_500, 0], ['SILVER', 'Silver', 2_000, 200], ['GOLD', 'Gold', 2_500, 400], ['PLATINUM', 'Platinum', 3_000, 600]] as const;
const CRITERIA = [['SILVER', 5_000_000, 1], ['GOLD', 20_000_000, 2], ['PLATINUM', 50_000_000, 3]] as const;
const PROGRESS = `query ($id: ID!) { partner(id: $id) {
  currentTier { code name rank since program { code } }
  tierProgress { program { code } currentTier { code } nextTier { code } tierMet { code } gaps { criterion name required actual missing unit currency } asOf } } }`;

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const { database } = test;
  const company = { kind: 'RESELLER', engagement_models: ['SELL_TO'], status: 'ACTIVE', status_since: began, country: 'DE', region: 'EMEA', segment: 'ENTERPRISE', created_at: began, version: 1 };
  await insertRows(database, 'partners.partner', [{ ...company, id: acme, name: 'Acme' }, { ...company, id: globex, name: 'Globex' }]);
  await insertRows(database, 'partners.person', [[lena, 'Lena'], [otto, 'Otto'], [gus, 'Gus']].map(([id, name]) => ({ id, name, email: 'x@example.com', side: 'PARTNER' })));
  const employed = { job_title: 'Engineer', certifiable: true, valid_from: began, version: 1 };
  await insertRows(database, 'partners.employment', [
    { ...employed, id: demoId('e1'), person_id: lena, partner_id: acme }, { ...employed, id: demoId('e2'), person_id: otto, partner_id: acme },
    { ...employed, id: demoId('e3'), person_id: gus, partner_id: globex },
  ]);
  await insertRows(database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(database, 'partners.tier', RUNGS.map(([code, name, discount, mdf], index) =>
    ({ id: demoId(code), program_id: program, code, name, rank: index + 1, discount_basis_points: discount, mdf_basis_points: mdf })));
  await insertRows(database, 'partners.tier_criterion', CRITERIA.flatMap(([code, revenue, people]) => [
    { id: demoId(code, 'r'), tier_id: demoId(code), metric: 'REVENUE', required: revenue, unit: 'MONEY', currency: 'USD' },
    { id: demoId(code, 'p'), tier_id: demoId(code), metric: 'CERTIFIED_PEOPLE', required: people, unit: 'COUNT' },
  ]));
  await insertRows(database, 'partners.tier_assignment', [
    { id: demoId('t'), partner_id: acme, program_id: program, tier_id: demoId('SILVER'), valid_from: began, reason: 'Evaluated', kind: 'EVALUATION', decided_by: anna, version: 1 },
  ]);
});
beforeEach(async () => {
  test.clock.set(now);
  for (const table of ['partner_fact', 'person_fact']) await test.database.run(sql([`delete from partners.${table}`]));
});
afterAll(() => test.close());

const won = (partnerId: string, cents: number, closedAt: string, currency = 'USD') =>
  insertRows(test.database, 'partners.partner_fact', [{ id: demoId(partnerId, closedAt, currency), partner_id: partnerId, metric: 'REVENUE', value: cents, currency, valid_from: closedAt, version: 1 }]);
const certified = (personId: string, validFrom: string, validTo: string, key = 'CG_FOUNDATION') =>
  insertRows(test.database, 'partners.person_fact', [{ id: demoId(personId, key), person_id: personId, metric: 'CERTIFICATION', key, valid_from: validFrom, valid_to: validTo, version: 1 }]);
const standing = async (id = acme, as = admin) => (await test.as(as).query(PROGRESS, { id })).data.partner;
const actuals = async (id = acme) => (await standing(id)).tierProgress.gaps.map(({ actual }: { actual: string }) => actual);

describe('where a partner stands', () => {
  it('is the tier it holds, and every criterion of the next', async () => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    await certified(lena, began, '2027-01-01T00:00:00Z');
    expect(await standing()).toEqual({
      currentTier: { code: 'SILVER', name: 'Silver', rank: 2, since: began, program: { code: 'DEMO' } },
      tierProgress: {
        program: { code: 'DEMO' }, currentTier: { code: 'SILVER' }, nextTier: { code: 'GOLD' }, tierMet: { code: 'SILVER' }, asOf: now,
        gaps: [
          { criterion: 'REVENUE', name: 'Won channel revenue, trailing 12 months', required: '20000000', actual: '21000000', missing: '0', unit: 'MONEY', currency: 'USD' },
          { criterion: 'CERTIFIED_PEOPLE', name: 'People with an active certification', required: '2', actual: '1', missing: '1', unit: 'COUNT', currency: null },
        ],
      },
    });
  });

  it('is the foot of the ladder without a tier', async () => {
    expect(await standing(globex)).toMatchObject({ currentTier: null, tierProgress: { currentTier: null, nextTier: { code: 'REGISTERED' }, tierMet: { code: 'REGISTERED' }, gaps: [] } });
  });
});

describe('revenue', () => {
  it('counts for twelve months of whole days, the partner’s own and of the programme’s currency', async () => {
    await won(acme, 1, '2025-11-18T22:59:59Z'); // the last second, in the vendor's zone, of the day before the window
    await won(acme, 20, '2025-11-18T23:00:00Z');
    await won(acme, 300, now);
    await won(acme, 4_000, '2026-11-18T10:00:00.001Z'); // not yet
    await won(acme, 50_000, '2026-10-01T00:00:00Z', 'EUR');
    await won(globex, 600_000, '2026-10-01T00:00:00Z');
    expect(await actuals()).toEqual(['320', '0']);
  });
});

describe('certified people', () => {
  it('are counted once, whatever they hold, where they work', async () => {
    await certified(lena, began, '2027-01-01T00:00:00Z');
    await certified(lena, began, '2027-01-01T00:00:00Z', 'CG_EXPERT');
    await certified(gus, began, '2027-01-01T00:00:00Z');
    expect(await actuals()).toEqual(['0', '1']);
  });

  it('stop counting at the instant their award expires, without anybody doing anything', async () => {
    await certified(lena, began, '2026-12-31T23:00:00Z');
    test.clock.set('2026-12-31T22:59:59.999Z');
    expect(await actuals()).toEqual(['0', '1']);
    test.clock.set('2026-12-31T23:00:00Z');
    expect(await actuals()).toEqual(['0', '0']);
  });

  it('count from the instant of the award', async () => {
    await certified(lena, now, '2027-01-01T00:00:00Z');
    expect(await actuals()).toEqual(['0', '1']);
    test.clock.set('2026-11-18T09:59:59.999Z');
    expect(await actuals()).toEqual(['0', '0']);
  });

  it('take their certification along when they leave', async () => {
    await certified(otto, began, '2028-01-01T00:00:00Z');
    await test.database.run(sql`update partners.employment set valid_to = '2026-11-20T00:00:00Z' where person_id = ${otto}::uuid`);
    expect(await actuals()).toEqual(['0', '1']);
    test.clock.set('2026-11-20T00:00:00Z');
    expect(await actuals()).toEqual(['0', '0']);
    await test.database.run(sql`update partners.employment set valid_to = null where person_id = ${otto}::uuid`);
  });
});

describe('who may see how a partner stands', () => {
  const at = (role: Role, personId = lena, partnerId: string | null = acme) => actor(role, { personId, partnerId });
  const tiersOf = async (as: ReturnType<typeof at>) => (await test.as(as).query('{ tierPrograms { code tiers { code discountPercent mdfPercent criteria { criterion required } } } }')).data.tierPrograms;

  it('the principal: everything', async () => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    expect((await standing(acme, at('PARTNER_ADMIN'))).tierProgress.gaps).toMatchObject([{ actual: '21000000' }, { actual: '0' }]);
    expect(await tiersOf(at('PARTNER_ADMIN'))).toMatchObject([{ code: 'DEMO', tiers: [{ code: 'REGISTERED', discountPercent: '15' }, {}, { mdfPercent: '4', criteria: [{ required: '20000000' }, { required: '2' }] }, {}] }]);
  });

  it.each<[Role, string | null]>([['PARTNER_SELLER', acme], ['ENABLEMENT_MANAGER', null]])('%s: the way, without money', async (role, partnerId) => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    const as = at(role, lena, partnerId);
    expect((await standing(acme, as)).tierProgress).toMatchObject({
      currentTier: { code: 'SILVER' }, nextTier: { code: 'GOLD' },
      gaps: [{ criterion: 'REVENUE', required: null, actual: null, missing: null }, { criterion: 'CERTIFIED_PEOPLE', required: '2', actual: '0', missing: '2' }],
    });
    expect(await tiersOf(as)).toMatchObject([{ tiers: [{ discountPercent: null, mdfPercent: null }, { criteria: [{ required: null }, { required: '1' }] }, {}, {}] }]);
  });

  it('the learner: the tier alone', async () => {
    const { data, errors } = await test.as(at('PARTNER_LEARNER')).query(
      'query ($id: ID!) { partner(id: $id) { currentTier { name program { name tiers { code } } } tierProgress { asOf } tierHistory { id } } tierPrograms { code } }', { id: acme });
    expect(data).toEqual({ partner: { currentTier: { name: 'Silver', program: { name: 'Demo ladder', tiers: null } }, tierProgress: null, tierHistory: null }, tierPrograms: null });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual(expect.arrayContaining([
      ['partner.currentTier.program.tiers', 'FORBIDDEN'], ['partner.tierProgress', 'FORBIDDEN'], ['partner.tierHistory', 'FORBIDDEN'], ['tierPrograms', 'FORBIDDEN'],
    ]));
  });

  it('the rival: nothing, whichever way it asks', async () => {
    const rival = at('PARTNER_ADMIN', gus, globex);
    expect(await standing(acme, rival)).toBeNull();
    const { data } = await test.as(rival).query(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Partner { name currentTier { code } tierProgress { asOf } } } }', { of: [{ __typename: 'Partner', id: acme }] });
    expect(data).toEqual({ _entities: [null] });
  });
});
