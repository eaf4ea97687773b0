import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact, partnerFact, portfolioFact, territoryOwnershipFact } from '@channelgraph/events';
import type { Actor, Role } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enablement } from './subgraph.ts';

const NOW = '2026-11-18T10:00:00Z';
const BEFORE = '2026-01-01T00:00:00Z';
const MOVE = '2026-12-01T00:00:00Z';
const ids = {
  acme: randomUUID(), globex: randomUUID(),
  ada: randomUUID(), bob: randomUUID(), boss: randomUUID(), carl: randomUUID(), mia: randomUUID(), vera: randomUUID(), psm: randomUUID(), csm: randomUUID(),
};
type Name = keyof typeof ids;
const nameOf = (id: string): string => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id;

let test: TestSubgraph;

const partner = (name: 'acme' | 'globex', region: string) => partnerFact.of('created', {
  id: ids[name], version: 1, name, kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], status: 'ACTIVE', statusSince: BEFORE, country: 'DE', region, segment: 'ENTERPRISE',
});
const employment = (person: Name, at: Name | null, { from = BEFORE, to = null }: { from?: string; to?: string | null } = {}) => employmentFact.of('started', {
  id: randomUUID(), version: 1, personId: ids[person], partnerId: at === null ? null : ids[at], certifiable: true, validFrom: from, validTo: to,
});

/** Ada and Bob work at Acme under the boss, Carl at Globex, Vera for the vendor; Mia moves from Acme to Globex in December. */
beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  await test.publish(
    partner('acme', 'EMEA'), partner('globex', 'APAC'),
    employment('ada', 'acme'), employment('bob', 'acme'), employment('boss', 'acme'), employment('carl', 'globex'), employment('vera', null),
    employment('mia', 'acme', { to: MOVE }), employment('mia', 'globex', { from: MOVE }),
    portfolioFact.of('assigned', { id: randomUUID(), version: 1, personId: ids.psm, partnerId: ids.acme, validFrom: BEFORE, validTo: MOVE }),
    territoryOwnershipFact.of('assigned', { id: randomUUID(), version: 1, personId: ids.csm, region: 'EMEA', validFrom: BEFORE, validTo: null }),
  );
  await test.database.run(sql`insert into enablement.course (id, code, name, minutes) values (${randomUUID()}::uuid, 'BASICS', 'Basics', 60)`);
  await test.database.run(sql`
    insert into enablement.certification (id, code, name, level, audience, validity_months, recertification_days)
    values (${randomUUID()}::uuid, 'PRO', 'Pro', 'PROFESSIONAL', 'SALES', 12, 90)`);
  for (const person of ['ada', 'carl', 'mia', 'vera'] as const) {
    await test.database.run(sql`
      insert into enablement.award (id, person_id, certification_code, level, recertification_days, awarded_at, expires_at, version)
      values (${randomUUID()}::uuid, ${ids[person]}::uuid, 'PRO', 'PROFESSIONAL', 90, '2026-06-01T10:00:00Z', '2027-06-01T22:00:00Z', 1)`);
  }
  for (const [person, status] of [['ada', 'COMPLETED'], ['bob', 'FAILED'], ['carl', 'STARTED'], ['vera', 'ASSIGNED']] as const) {
    await test.database.run(sql`
      insert into enablement.enrolment (id, person_id, course_code, status, status_since, assigned_at, completed_at, version)
      values (${randomUUID()}::uuid, ${ids[person]}::uuid, 'BASICS', ${status}, ${BEFORE}, ${BEFORE}, ${status === 'COMPLETED' ? BEFORE : null}, 1)`);
  }
});
afterAll(() => test.close());
beforeEach(() => { test.clock.set(NOW); });

const as = (role: Role, person: Name, at?: 'acme' | 'globex'): Actor => actor(role, { personId: ids[person], partnerId: at === undefined ? null : ids[at] });
const admin = actor('VENDOR_ADMIN');
const enablementManager = actor('ENABLEMENT_MANAGER');
const csm = as('CHANNEL_SALES_MANAGER', 'csm');
const psm = as('PARTNER_SALES_MANAGER', 'psm');
const boss = as('PARTNER_ADMIN', 'boss', 'acme');
const ada = as('PARTNER_SELLER', 'ada', 'acme');
const bob = as('PARTNER_LEARNER', 'bob', 'acme');

interface People { readonly edges: readonly { readonly node: { readonly holder?: { readonly id: string }; readonly id?: string } }[]; readonly totalCount: number }

const namesIn = (people: People | null): readonly string[] | null => {
  if (people === null) return null;
  const names = people.edges.map(({ node }) => nameOf(node.holder?.id ?? node.id ?? '')).sort();
  expect(people.totalCount).toBe(names.length);
  return names;
};

/** Whose awards, and which learners, somebody sees at a partner. */
async function seenAt(place: 'acme' | 'globex', by: Actor) {
  const answer = await test.as(by).query(`query ($partner: [_Any!]!) { _entities(representations: $partner) { ... on Partner {
    certifications { totalCount edges { node { holder { id } } } } learners { totalCount edges { node { id } } }
  } } }`, { partner: [{ __typename: 'Partner', id: ids[place] }] });
  expect(answer.errors).toEqual([]);
  const [{ certifications, learners }] = (answer.data as { _entities: readonly [{ certifications: People | null; learners: People | null }] })._entities; // the shape that the operation asks for
  return { holders: namesIn(certifications), learners: namesIn(learners) };
}

interface Learning {
  readonly id: string;
  readonly awards: { readonly totalCount: number } | null;
  readonly enrolments: { readonly totalCount: number; readonly edges: readonly unknown[] } | null;
}

/** How many awards and enrolments somebody sees of each of these people; null where none are his or hers to see. */
async function seenOf(people: readonly Name[], by: Actor) {
  const answer = await test.as(by).query(`query ($people: [_Any!]!) { _entities(representations: $people) { ... on Person {
    id awards { totalCount } enrolments { totalCount edges { node { status } } }
  } } }`, { people: people.map(name => ({ __typename: 'Person', id: ids[name] })) });
  expect(answer.errors).toEqual([]);
  const { _entities: seen } = answer.data as { _entities: readonly Learning[] }; // the shape that the operation asks for
  return Object.fromEntries(seen.map(({ id, awards, enrolments }) => {
    expect(enrolments?.edges.length).toBe(enrolments?.totalCount);
    return [nameOf(id), awards && enrolments ? [awards.totalCount, enrolments.totalCount] : null];
  }));
}

describe('what a partner’s people learn and hold', () => {
  it('is all there for channel operations and the enablement manager', async () => {
    for (const by of [admin, enablementManager]) {
      expect(await seenAt('acme', by)).toEqual({ holders: ['ada', 'mia'], learners: ['ada', 'bob', 'mia'] });
      expect(await seenAt('globex', by)).toEqual({ holders: ['carl'], learners: ['carl'] });
    }
  });

  it('is there for the channel sales manager in the own territory only', async () => {
    expect(await seenAt('acme', csm)).toEqual({ holders: ['ada', 'mia'], learners: ['ada', 'bob', 'mia'] });
    expect(await seenAt('globex', csm)).toEqual({ holders: null, learners: null });
  });

  it('shows the partner sales manager who passed, in the own portfolio only: Bob failed and is not named', async () => {
    expect(await seenAt('acme', psm)).toEqual({ holders: ['ada', 'mia'], learners: ['ada', 'mia'] });
    expect(await seenAt('globex', psm)).toEqual({ holders: null, learners: null });
  });

  it('stops at the hand-over of the portfolio', async () => {
    test.clock.set(MOVE);
    expect(await seenAt('acme', psm)).toEqual({ holders: null, learners: null });
  });

  it('is there for the partner’s admin, and never that of a rival', async () => {
    expect(await seenAt('acme', boss)).toEqual({ holders: ['ada', 'mia'], learners: ['ada', 'bob', 'mia'] });
    expect(await seenAt('globex', boss)).toEqual({ holders: null, learners: null });
  });

  it('counts the own only for sellers and learners', async () => {
    expect(await seenAt('acme', ada)).toEqual({ holders: ['ada'], learners: ['ada'] });
    expect(await seenAt('acme', bob)).toEqual({ holders: [], learners: ['bob'] });
    expect(await seenAt('globex', ada)).toEqual({ holders: null, learners: null });
  });

  it('is nothing to the vendor’s own people without partners', async () => {
    expect(await seenAt('acme', as('ACCOUNT_MANAGER', 'vera'))).toEqual({ holders: null, learners: null });
  });

  it.each(['DISTRIBUTOR_USER', 'ANALYST', 'AUDITOR', 'INTEGRATION', 'SYSTEM'] as const)('is closed to %s', async role => {
    const answer = await test.as(actor(role, { scopes: ['awards:write'] })).query(`query ($partner: [_Any!]!) { _entities(representations: $partner) { ... on Partner {
      certifications { totalCount } learners { totalCount } } } }`, { partner: [{ __typename: 'Partner', id: ids.acme }] });
    expect(answer.data).toEqual({ _entities: [{ certifications: null, learners: null }] });
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('what one person learns and holds', () => {
  const everybody: readonly Name[] = ['ada', 'bob', 'carl', 'vera'];

  it('is all there for the enablement manager, the vendor’s own people included', async () => {
    expect(await seenOf(everybody, enablementManager)).toEqual({ ada: [1, 1], bob: [0, 1], carl: [1, 1], vera: [1, 1] });
  });

  it('is there for those who look after the employer', async () => {
    for (const by of [csm, boss]) expect(await seenOf(everybody, by)).toEqual({ ada: [1, 1], bob: [0, 1], carl: null, vera: null });
  });

  it('shows the partner sales manager what was passed, not who failed', async () => {
    expect(await seenOf(everybody, psm)).toEqual({ ada: [1, 1], bob: [0, 0], carl: null, vera: null });
  });

  it('is one’s own for everybody else', async () => {
    expect(await seenOf(everybody, ada)).toEqual({ ada: [1, 1], bob: null, carl: null, vera: null });
    expect(await seenOf(everybody, bob)).toEqual({ ada: null, bob: [0, 1], carl: null, vera: null });
    expect(await seenOf(everybody, as('ACCOUNT_MANAGER', 'vera'))).toEqual({ ada: null, bob: null, carl: null, vera: [1, 1] });
    expect(await seenOf(everybody, as('CHANNEL_SALES_MANAGER', 'vera'))).toEqual({ ada: null, bob: null, carl: null, vera: [1, 1] });
  });
});

describe('an award asked for by reference', () => {
  async function found(by: Actor): Promise<readonly string[]> {
    const rows = await test.database.rows<{ id: string }>(sql`select id from enablement.award`);
    const answer = await test.as(by).query('query ($awards: [_Any!]!) { _entities(representations: $awards) { ... on CertificationAward { holder { id } } } }', {
      awards: [...rows, { id: 'nonsense' }, { id: randomUUID() }].map(({ id }) => ({ __typename: 'CertificationAward', id })),
    });
    expect(answer.errors).toEqual([]);
    const { _entities: awards } = answer.data as { _entities: readonly ({ holder: { id: string } } | null)[] }; // the shape that the operation asks for
    return awards.flatMap(award => (award ? [nameOf(award.holder.id)] : [])).sort();
  }

  it('is found by those who see it, and is nothing to anybody else', async () => {
    expect(await found(enablementManager)).toEqual(['ada', 'carl', 'mia', 'vera']);
    expect(await found(boss)).toEqual(['ada', 'mia']);
    expect(await found(psm)).toEqual(['ada', 'mia']);
    expect(await found(ada)).toEqual(['ada']);
    expect(await found(as('ACCOUNT_MANAGER', 'vera'))).toEqual(['vera']);
    expect(await found(actor('ANALYST'))).toEqual([]);
    expect(await found(actor('INTEGRATION', { scopes: ['deals:read'] }))).toEqual([]);
    expect(await found(actor('INTEGRATION', { scopes: ['awards:write'], partnerId: ids.globex }))).toEqual(['carl']);
  });
});

describe('a person who moves to another partner', () => {
  const justBefore = new Date(new Date(MOVE).getTime() - 1);

  it('takes the award along: the old partner loses the headcount at that instant, the new one gains it', async () => {
    test.clock.set(justBefore);
    expect([(await seenAt('acme', admin)).holders, (await seenAt('globex', admin)).holders]).toEqual([['ada', 'mia'], ['carl']]);
    test.clock.set(MOVE);
    expect([(await seenAt('acme', admin)).holders, (await seenAt('globex', admin)).holders]).toEqual([['ada'], ['carl', 'mia']]);
  });

  it('is out of the old admin’s sight from then on, and still sees the own awards', async () => {
    test.clock.set(justBefore);
    expect(await seenOf(['mia'], boss)).toEqual({ mia: [1, 0] });
    test.clock.set(MOVE);
    expect(await seenOf(['mia'], boss)).toEqual({ mia: null });
    expect(await seenOf(['mia'], as('PARTNER_SELLER', 'mia', 'globex'))).toEqual({ mia: [1, 0] });
    expect(await seenAt('acme', as('PARTNER_SELLER', 'mia', 'acme'))).toEqual({ holders: null, learners: null });
  });
});
