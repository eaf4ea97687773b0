import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact } from '@channelgraph/events';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';
import { statusAt } from './award.rules.ts';
import { awardReader } from './award.store.ts';
import { AWARD_STATUSES } from './award.ts';

const manager = actor('ENABLEMENT_MANAGER');
const now = new Date('2026-11-18T10:00:00Z');
const partners = Array.from({ length: 50 }, () => randomUUID());
const [acme = ''] = partners;
let test: TestSubgraph;

const insert = ({ personId = randomUUID(), code = 'PRO', awardedAt = '2026-06-01T10:00:00Z', expiresAt = '2027-06-01T22:00:00Z', renewedAt = null, revokedAt = null }: {
  personId?: string; code?: string; awardedAt?: string | Date; expiresAt?: string | Date; renewedAt?: Date | null; revokedAt?: Date | null;
}) => test.database.run(sql`
  insert into enablement.award (id, person_id, certification_code, level, recertification_days, awarded_at, expires_at, renewed_at, revoked_at, revocation_reason, version)
  values (${randomUUID()}::uuid, ${personId}::uuid, ${code}, 'PROFESSIONAL', 90, ${awardedAt}, ${expiresAt}, ${renewedAt}, ${revokedAt}, ${revokedAt ? 'ERROR' : null}, 1)`);

/** Fifty partners; each of their three people holds two certifications. */
beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now });
  for (const code of ['PRO', 'EXPERT', 'RARE']) {
    await test.database.run(sql`
      insert into enablement.certification (id, code, name, level, audience, validity_months, recertification_days)
      values (${randomUUID()}::uuid, ${code}, ${code}, 'PROFESSIONAL', 'SALES', 12, 90)`);
  }
  for (const partnerId of partners) {
    for (const personId of [randomUUID(), randomUUID(), randomUUID()]) {
      await test.publish(employmentFact.of('started', { id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: '2020-01-01T00:00:00Z', validTo: null }));
      await insert({ personId, code: 'PRO' });
      await insert({ personId, code: 'EXPERT', awardedAt: '2026-07-01T10:00:00Z' });
    }
  }
});
afterAll(() => test.close());

const AT_A_GLANCE = `query ($partners: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $partners) { ... on Partner {
  certifications(status: ACTIVE, first: $first, after: $after) {
    totalCount edges { node { id certification { code name } holder { id } expiresAt awardedAt } } pageInfo { hasNextPage endCursor }
  }
} } }`;

interface Glance {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string; readonly awardedAt: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function glanceAt(ids: readonly string[], page: { first: number; after?: string | null } = { first: 10 }) {
  test.statements.clear();
  const answer = await test.as(manager).query(AT_A_GLANCE, { partners: ids.map(id => ({ __typename: 'Partner', id })), ...page });
  const data = answer.data as { _entities: readonly { readonly certifications: Glance }[] } | null; // the shape that the operation asks for
  return { errors: answer.errors, glances: data?._entities ?? [], statements: test.statements.texts.length };
}

describe('awards at a glance', () => {
  it('cost the same number of statements for 1 partner and for 50: pages, counts, certifications', async () => {
    const one = await glanceAt([acme]);
    const all = await glanceAt(partners);
    expect([one.statements, all.statements]).toEqual([3, 3]);
    expect(all.glances.map(({ certifications: { totalCount, edges } }) => [totalCount, edges.length])).toEqual(partners.map(() => [6, 6]));
  });

  it('cost no count when nobody asks for one', async () => {
    test.statements.clear();
    await test.as(manager).query(`query ($p: [_Any!]!) { _entities(representations: $p) { ... on Partner { certifications { edges { cursor } } } } }`, {
      p: partners.map(id => ({ __typename: 'Partner', id })),
    });
    expect(test.statements.texts).toHaveLength(1);
  });

  it('come newest first, page by page, none twice and none left out', async () => {
    const seen: { id: string; awardedAt: string }[] = [];
    let after: string | null = null;
    do {
      const { glances } = await glanceAt([acme], { first: 4, after });
      const page: Glance | undefined = glances[0]?.certifications;
      expect(page?.totalCount).toBe(6);
      seen.push(...(page?.edges ?? []).map(({ node }) => node));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(6);
    expect(seen.map(({ awardedAt }) => awardedAt)).toEqual(seen.map(({ awardedAt }) => awardedAt).sort().reverse());
  });

  it.each([0, 101])('refuse a page of %i', async first => {
    expect((await glanceAt([acme], { first })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    'nonsense', Buffer.from('["2026-06-01T10:00:00.000Z"]').toString('base64url'), Buffer.from('["infinity","x"]').toString('base64url'),
    Buffer.from(JSON.stringify(['0', acme])).toString('base64url'),
  ])('refuse the cursor %s, which they did not hand out', async after => {
    expect((await glanceAt([acme], { first: 10, after })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('the status a list is restricted to', () => {
  it('means the same as the status of each award, whatever happened to it', async () => {
    const personId = randomUUID();
    await test.database.run(sql`insert into enablement.employment (id, person_id, partner_id, certifiable, valid_from, version)
      values (${randomUUID()}::uuid, ${personId}::uuid, null, true, '2020-01-01T00:00:00Z', 1)`);
    const offset = fc.integer({ min: -3, max: 3 });
    const history = fc.record({ awarded: fc.integer({ min: -6, max: -3 }), length: fc.integer({ min: 2, max: 8 }), end: fc.constantFrom('RENEWED', 'REVOKED', null) });
    await fc.assert(fc.asyncProperty(history, offset, async ({ awarded, length, end }, shift) => {
      const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
      const endedAt = hour(awarded + 1);
      await test.database.run(sql`delete from enablement.award where person_id = ${personId}::uuid`);
      await insert({
        personId, code: 'RARE', awardedAt: hour(awarded), expiresAt: hour(awarded + length),
        renewedAt: end === 'RENEWED' ? endedAt : null, revokedAt: end === 'REVOKED' ? endedAt : null,
      });
      const at = hour(shift);
      const reader = awardReader(test.database, { actor: manager, at });
      const pages = await Promise.all([null, ...AWARD_STATUSES].map(status => reader.pagesOfPeople([personId], { status, first: 5, after: null })));
      const [all = [], ...byStatus] = pages.map(page => page.get(personId) ?? []);
      const [award] = all;
      expect(byStatus.map(rows => rows.length)).toEqual(AWARD_STATUSES.map(status => (award && statusAt(award, at) === status ? 1 : 0)));
    }), { numRuns: 60 });
  });
});

describe('the constraint award_once_at_a_time', () => {
  const personId = randomUUID();

  it('lets awards of one certification follow each other without a gap, but not overlap', async () => {
    await insert({ personId, awardedAt: '2024-01-01T10:00:00Z', expiresAt: '2025-01-01T23:00:00Z' });
    await insert({ personId, awardedAt: '2025-01-01T23:00:00Z', expiresAt: '2026-01-01T23:00:00Z' });
    await insert({ personId, code: 'EXPERT', awardedAt: '2025-06-01T10:00:00Z', expiresAt: '2026-06-01T22:00:00Z' });
    await expect(insert({ personId, awardedAt: '2026-01-01T22:59:59.999Z', expiresAt: '2027-01-01T23:00:00Z' }))
      .rejects.toMatchObject({ constraint: 'award_once_at_a_time' });
  });
});
