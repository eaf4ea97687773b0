import { sql } from '@channelgraph/database';
import type { Role } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asked } from '../../testing/asking.ts';
import { BEGAN, company, holding, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, program] = [idOf('Acme'), idOf('Globex'), idOf('program')];
const [lena, otto, gus, anna] = [idOf('Lena'), idOf('Otto'), idOf('Gus'), idOf('Anna')];
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
  await insertRows(database, 'partners.partner', [company('Acme'), company('Globex')]);
  await insertRows(database, 'partners.person', ['Lena', 'Otto', 'Gus'].map(name => someone(name, 'PARTNER')));
  await insertRows(database, 'partners.employment', [working('Lena', 'Acme'), working('Otto', 'Acme'), working('Gus', 'Globex')]);
  await insertRows(database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(database, 'partners.tier', RUNGS.map(([code, name, discount, mdf], index) =>
    ({ id: idOf(code), program_id: program, code, name, rank: index + 1, discount_basis_points: discount, mdf_basis_points: mdf })));
  await insertRows(database, 'partners.tier_criterion', CRITERIA.flatMap(([code, revenue, people]) => [
    { id: idOf(code, 'r'), tier_id: idOf(code), metric: 'REVENUE', required: revenue, unit: 'MONEY', currency: 'USD' },
    { id: idOf(code, 'p'), tier_id: idOf(code), metric: 'CERTIFIED_PEOPLE', required: people, unit: 'COUNT' },
  ]));
  await insertRows(database, 'partners.tier_assignment', [
    holding({ partner_id: acme, program_id: program, tier_id: idOf('SILVER'), reason: 'Evaluated', kind: 'EVALUATION', decided_by: anna }),
  ]);
});
beforeEach(async () => {
  test.clock.set(now);
  for (const table of ['partner_fact', 'person_fact']) await test.database.run(sql([`delete from partners.${table}`]));
});
afterAll(() => test.close());

const won = (partnerId: string, cents: number, closedAt: string, currency = 'USD') =>
  insertRows(test.database, 'partners.partner_fact', [{ id: idOf(partnerId, closedAt, currency), partner_id: partnerId, metric: 'REVENUE', value: cents, currency, valid_from: closedAt, version: 1 }]);
const certified = (personId: string, validFrom: string, validTo: string, key = 'CG_FOUNDATION') =>
  insertRows(test.database, 'partners.person_fact', [{ id: idOf(personId, key), person_id: personId, metric: 'CERTIFICATION', key, valid_from: validFrom, valid_to: validTo, version: 1 }]);
interface Standing {
  readonly currentTier: unknown;
  readonly tierProgress: { readonly gaps: readonly { readonly actual: string | null }[] };
}
const standing = async (id = acme, as = admin) => (await asked<{ readonly partner: Standing | null }>(test.as(as).query(PROGRESS, { id }))).partner;
const actuals = async (id = acme) => (await standing(id))?.tierProgress.gaps.map(({ actual }) => actual);

describe('where a partner stands', () => {
  it('is the tier it holds, and every criterion of the next', async () => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    await certified(lena, BEGAN, '2027-01-01T00:00:00Z');
    expect(await standing()).toEqual({
      currentTier: { code: 'SILVER', name: 'Silver', rank: 2, since: BEGAN, program: { code: 'DEMO' } },
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
    await certified(lena, BEGAN, '2027-01-01T00:00:00Z');
    await certified(lena, BEGAN, '2027-01-01T00:00:00Z', 'CG_EXPERT');
    await certified(gus, BEGAN, '2027-01-01T00:00:00Z');
    expect(await actuals()).toEqual(['0', '1']);
  });

  it('stop counting at the instant their award expires, without anybody doing anything', async () => {
    await certified(lena, BEGAN, '2026-12-31T23:00:00Z');
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
    await certified(otto, BEGAN, '2028-01-01T00:00:00Z');
    await test.database.run(sql`update partners.employment set valid_to = '2026-11-20T00:00:00Z' where person_id = ${otto}::uuid`);
    expect(await actuals()).toEqual(['0', '1']);
    test.clock.set('2026-11-20T00:00:00Z');
    expect(await actuals()).toEqual(['0', '0']);
    await test.database.run(sql`update partners.employment set valid_to = null where person_id = ${otto}::uuid`);
  });
});

describe('who may see how a partner stands', () => {
  const at = (role: Role, personId = lena, partnerId: string | null = acme) => actor(role, { personId, partnerId });
  const PROGRAMS = '{ tierPrograms { code tiers { code discountPercent mdfPercent criteria { criterion required } } } }';
  const tiersOf = async (as: ReturnType<typeof at>) => (await asked<{ readonly tierPrograms: unknown }>(test.as(as).query(PROGRAMS))).tierPrograms;

  it('the principal: everything', async () => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    expect((await standing(acme, at('PARTNER_ADMIN')))?.tierProgress.gaps).toMatchObject([{ actual: '21000000' }, { actual: '0' }]);
    expect(await tiersOf(at('PARTNER_ADMIN'))).toMatchObject([{ code: 'DEMO', tiers: [{ code: 'REGISTERED', discountPercent: '15' }, {}, { mdfPercent: '4', criteria: [{ required: '20000000' }, { required: '2' }] }, {}] }]);
  });

  it.each<[Role, string | null]>([['PARTNER_SELLER', acme], ['ENABLEMENT_MANAGER', null]])('%s: the way, without money', async (role, partnerId) => {
    await won(acme, 21_000_000, '2026-10-30T15:00:00Z');
    const as = at(role, lena, partnerId);
    expect((await standing(acme, as))?.tierProgress).toMatchObject({
      currentTier: { code: 'SILVER' }, nextTier: { code: 'GOLD' },
      gaps: [{ criterion: 'REVENUE', required: null, actual: null, missing: null }, { criterion: 'CERTIFIED_PEOPLE', required: '2', actual: '0', missing: '2' }],
    });
    expect(await tiersOf(as)).toMatchObject([{ tiers: [{ discountPercent: null, mdfPercent: null }, { criteria: [{ required: null }, { required: '1' }] }, {}, {}] }]);
  });

  it('the learner: the tier alone', async () => {
    const ASK = 'query ($id: ID!) { partner(id: $id) { currentTier { name program { name tiers { code } } } tierProgress { asOf } tierHistory { id } } tierPrograms { code } }';
    const answer = await test.as(at('PARTNER_LEARNER')).query(ASK, { id: acme });
    expect(answer.data).toEqual({ partner: { currentTier: { name: 'Silver', program: { name: 'Demo ladder', tiers: null } }, tierProgress: null, tierHistory: null }, tierPrograms: null });
    expect(answer.errors.map(({ path, extensions }) => `${path?.join('.') ?? ''} ${String(extensions['code'])}`).sort()).toEqual([
      'partner.currentTier.program.tiers FORBIDDEN', 'partner.tierHistory FORBIDDEN', 'partner.tierProgress FORBIDDEN', 'tierPrograms FORBIDDEN',
    ]);
  });

  it('the rival: nothing, whichever way it asks', async () => {
    const rival = at('PARTNER_ADMIN', gus, globex);
    expect(await standing(acme, rival)).toBeNull();
    const ASK = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Partner { name currentTier { code } tierProgress { asOf } } } }';
    expect(await asked(test.as(rival).query(ASK, { of: [{ __typename: 'Partner', id: acme }] }))).toEqual({ _entities: [null] });
  });
});
