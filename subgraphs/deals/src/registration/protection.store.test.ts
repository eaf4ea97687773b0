import { sql } from '@channelgraph/database';
import { openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { carryOut, of, type Outcome } from '../../testing/commands.ts';
import { FAMILIES, form, openMarket, partner, person } from '../../testing/market.ts';
import { deals } from '../subgraph.ts';

const NOW = new Date('2026-11-18T10:00:00Z');
const partners = Array.from({ length: 8 }, () => partner());
const admin = person('VENDOR_ADMIN');
const { raceRounds } = inject('effort');

let test: TestSubgraph;
let customers = 0;
beforeAll(async () => {
  test = await openTestSubgraph(deals, { now: NOW });
  await openMarket(test.database);
  await test.publish(...partners.flatMap(({ facts }) => facts));
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); customers += 1; });

interface Version { readonly id: string; readonly version: number }
interface Wanted { readonly claimant: number; readonly families: readonly string[]; readonly domain?: string }
const succeed = async (by: typeof admin, mutation: string, input: object) => (await carryOut(test, by, { mutation, input: { ...input } })).record as Version; // it must succeed
const approve = ({ id, version }: Version): Promise<Outcome> => carryOut(test, admin, { mutation: 'approveRegistration', input: of({ id, version }) });

async function underReview({ claimant, families, domain = `customer${customers}.example` }: Wanted): Promise<Version> {
  const by = partners[claimant]?.seller ?? admin;
  const lines = families.map(familyCode => ({ familyCode, quantity: 1, listValue: { amountMinor: '900000', currency: 'USD' } }));
  const draft = await succeed(by, 'createRegistrationDraft', form({ customerDomain: domain, lines, expectedCloseOn: '2030-01-01' }));
  return succeed(admin, 'beginRegistrationReview', of(await succeed(by, 'submitRegistration', of(draft))));
}

/** Pairs of windows of one customer group, family and country that overlap; asked without the constraint's help. */
const overlaps = () => test.database.rows(sql`
  select a.registration_id from deals.protection a join deals.protection b on a.account_group_id = b.account_group_id and a.family_code = b.family_code
  and a.country = b.country and a.registration_id < b.registration_id and a.valid && b.valid`);

describe('approvals in the same instant', () => {
  it('of many partners for one customer let exactly one through, and nothing breaks', async () => {
    for (let round = 0; round < raceRounds / 4; round += 1) {
      const domain = `race${round}.example`;
      const claims = await Promise.all(partners.map((_, claimant) => underReview({ claimant, families: ['BACKUP', 'SECURITY'], domain })));
      const outcomes = await Promise.all(claims.map(approve));
      expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
      expect(outcomes.map(({ refusals }) => refusals.join()).sort()).toEqual(['', ...Array.from({ length: 7 }, () => 'ACCOUNT_NOT_AVAILABLE')]);
    }
    expect(await overlaps()).toEqual([]);
  });

  it('let only the earliest through when claims came one after the other', async () => {
    const claims: Version[] = [];
    for (const claimant of partners.keys()) {
      test.clock.set(new Date(NOW.getTime() + claimant * 1_000));
      claims.push(await underReview({ claimant, families: ['BACKUP'] }));
    }
    const outcomes = await Promise.all([...claims].reverse().map(approve));
    expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
    const [earliest, ...others] = outcomes.reverse();
    expect(earliest?.record).toMatchObject({ status: 'APPROVED' });
    for (const { refusals } of others) expect([['INVALID_RESOURCE_STATE'], ['ACCOUNT_NOT_AVAILABLE']]).toContainEqual(refusals);
  });

  it('of overlapping sets of families never wait for each other in a circle', async () => {
    const rotated = partners.map((_, claimant) => [...FAMILIES.slice(claimant % 3), ...FAMILIES.slice(0, claimant % 3)].slice(0, 2));
    const claims = await Promise.all(rotated.map((families, claimant) => underReview({ claimant, families })));
    const outcomes = await Promise.all(claims.map(approve));
    expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
    expect(outcomes.filter(({ record }) => record !== null).length).toBe(1); // any two of three families meet
  });

  it('by several reviewers on one registration grant it once', async () => {
    const claim = await underReview({ claimant: 0, families: ['BACKUP'] });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => approve(claim)));
    expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
    expect(outcomes.map(({ refusals }) => refusals.join()).sort()).toEqual(['', ...Array.from({ length: 5 }, () => 'CONCURRENT_MODIFICATION expectedVersion')]);
  });
});

it('random submissions, approvals and withdrawals never leave two overlapping protections', async () => {
  const steps = fc.array(fc.record({
    act: fc.constantFrom('submit', 'submit', 'approve', 'approve', 'withdraw', 'convert'), claimant: fc.nat(7), index: fc.nat(20), days: fc.nat(60),
    families: fc.subarray([...FAMILIES], { minLength: 1 }),
  }), { minLength: 4, maxLength: 12 });
  let worlds = 0;
  await fc.assert(fc.asyncProperty(steps, async taken => {
    worlds += 1;
    let at = NOW;
    const claims: { record: Version; claimant: number }[] = [];
    for (const { act, claimant, index, days, families } of taken) {
      at = new Date(at.getTime() + days * 86_400_000);
      test.clock.set(at);
      const found = claims[index % Math.max(1, claims.length)];
      if (act === 'submit') {
        const record = await underReview({ claimant, families, domain: `world${worlds}.example` }).catch(() => null); // its own duplicate
        if (record?.id) claims.push({ record, claimant });
      } else if (found) {
        const by = act === 'approve' ? admin : partners[found.claimant]?.seller ?? admin;
        const { record, errors } = await carryOut(test, by, { mutation: `${act}Registration`, input: of(found.record) });
        expect(errors).toEqual([]);
        if (record) found.record = record as Version; // as selected
      }
    }
  }), { numRuns: raceRounds / 2 });
  expect(await overlaps()).toEqual([]);
});
