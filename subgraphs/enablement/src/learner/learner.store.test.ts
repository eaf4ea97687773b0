import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact } from '@channelgraph/events';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00Z';
const manager = actor('ENABLEMENT_MANAGER');
const partners = Array.from({ length: 50 }, () => randomUUID());
const idle = randomUUID();
const [acme = ''] = partners;
let test: TestSubgraph;

const employment = (personId: string, partnerId: string, rest: { version?: number; validTo?: string | null; id?: string } = {}) =>
  employmentFact.of('started', { id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: '2020-01-01T00:00:00Z', validTo: null, ...rest });

/** Fifty partners with three learners each; at the first one somebody works who never learnt anything. */
beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  await test.publish(employment(idle, acme));
  await test.database.run(sql`insert into enablement.course (id, code, name, minutes) values (${randomUUID()}::uuid, 'BASICS', 'Basics', 60)`);
  for (const partnerId of partners) {
    for (const personId of [randomUUID(), randomUUID(), randomUUID()]) {
      await test.publish(employment(personId, partnerId));
      await test.database.run(sql`
        insert into enablement.enrolment (id, person_id, course_code, status, status_since, assigned_at, version)
        values (${randomUUID()}::uuid, ${personId}::uuid, 'BASICS', 'ASSIGNED', ${NOW}, ${NOW}, 1)`);
    }
  }
});
afterAll(() => test.close());

interface Learners { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string } }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } }

async function learnersAt(ids: readonly string[], args = 'first: 10'): Promise<{ learners: readonly Learners[]; statements: number }> {
  test.statements.clear();
  const answer = await test.as(manager).query(`query ($partners: [_Any!]!) { _entities(representations: $partners) { ... on Partner {
    learners(${args}) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } } }`, { partners: ids.map(id => ({ __typename: 'Partner', id })) });
  expect(answer.errors).toEqual([]);
  const { _entities: found } = answer.data as { _entities: readonly { learners: Learners }[] }; // the shape that the operation asks for
  return { learners: found.map(({ learners }) => learners), statements: test.statements.texts.length };
}

describe('the learners of a partner', () => {
  it('are those who learn or hold something, not everybody who works there', async () => {
    const { learners: [own] } = await learnersAt([acme]);
    expect(own).toMatchObject({ totalCount: 3, edges: { length: 3 } });
    expect(own?.edges.map(({ node }) => node.id)).not.toContain(idle);
  });

  it('come page by page, none twice and none left out', async () => {
    const { learners: [first] } = await learnersAt([acme], 'first: 2');
    expect(first?.pageInfo.hasNextPage).toBe(true);
    const { learners: [second] } = await learnersAt([acme], `first: 2, after: "${first?.pageInfo.endCursor ?? ''}"`);
    expect(second).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    expect(new Set([...(first?.edges ?? []), ...(second?.edges ?? [])].map(({ node }) => node.id)).size).toBe(3);
  });

  it('cost the same number of statements for 1 partner and for 50', async () => {
    const one = await learnersAt([acme]);
    const all = await learnersAt(partners);
    expect([one.statements, all.statements]).toEqual([2, 2]);
    expect(all.learners.map(({ totalCount }) => totalCount)).toEqual(partners.map(() => 3));
  });
});

describe('what partners tells of employments', () => {
  it('counts once, in whatever order and however often it arrives', async () => {
    const [partnerId, personId, id] = [randomUUID(), randomUUID(), randomUUID()];
    await test.database.run(sql`
      insert into enablement.enrolment (id, person_id, course_code, status, status_since, assigned_at, version)
      values (${randomUUID()}::uuid, ${personId}::uuid, 'BASICS', 'ASSIGNED', ${NOW}, ${NOW}, 1)`);
    const started = employment(personId, partnerId, { id });
    const ended = employment(personId, partnerId, { id, version: 2, validTo: '2026-11-01T00:00:00Z' });
    await test.publish(started);
    expect((await learnersAt([partnerId])).learners).toMatchObject([{ totalCount: 1 }]);
    await test.publish(ended);
    await test.publish(started);
    expect((await learnersAt([partnerId])).learners).toMatchObject([{ totalCount: 0 }]);
  });
});
