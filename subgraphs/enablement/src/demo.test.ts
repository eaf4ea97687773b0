import { join, raw, sql } from '@channelgraph/database';
import { demoWorld, type DemoFact, type DemoTable } from '@channelgraph/demo';
import { employmentFact } from '@channelgraph/events';
import { actor, openTestSubgraph, TEST_SETTINGS, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enablement, enablementDemo } from './subgraph.ts';

const NOW = new Date('2026-11-18T10:00:00Z');
const world = demoWorld({ anchor: NOW, until: NOW, scale: 0.2, ...TEST_SETTINGS });
const load = () => enablementDemo(world, TEST_SETTINGS);
let test: TestSubgraph;

/** By the columns that the rows name, as COPY would. */
async function insert({ table, rows }: DemoTable): Promise<void> {
  const all = [...rows];
  const columns = join(Object.keys(all[0] ?? {}).map(name => raw(name)));
  await test.database.run(sql`insert into ${raw(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(all)}::jsonb)`);
}

beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  for (const table of load().tables) await insert(table);
  await test.publish(...world.employments.map(({ id, personId, partnerId, certifiable, from, to }) => employmentFact.of('started', {
    id, version: 1, personId, partnerId, certifiable, validFrom: from.toISOString(), validTo: to?.toISOString() ?? null,
  })));
});
afterAll(() => test.close());

/** By record, in the order told. */
function stories(): ReadonlyMap<string, readonly DemoFact[]> {
  const told = new Map<string, DemoFact[]>();
  for (const one of load().facts) told.set(one.fact.subject, [...(told.get(one.fact.subject) ?? []), one]);
  return told;
}

describe('the demo world in this subgraph', () => {
  it('keeps every constraint of the tables and is not empty', async () => {
    const [counts] = await test.database.rows<Record<string, bigint>>(sql`
      select (select count(*) from enablement.award) as awards, (select count(*) from enablement.enrolment) as enrolments,
        (select count(*) from enablement.partner_event) as events, (select count(*) from enablement.event_registration where attendance is not null) as attendances,
        (select count(*) from enablement.award where revoked_at is not null) as revoked`);
    expect(Object.entries(counts ?? {}).filter(([, count]) => count === 0n)).toEqual([]);
  });

  it('tells of every record step by step, in order of time', () => {
    for (const facts of stories().values()) {
      expect(facts.map(({ fact }) => fact.data['version'])).toEqual(facts.map((_, index) => index + 1));
      const times = facts.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('tells in the end what the tables say', async () => {
    const last = [...stories().values()].map(facts => facts.at(-1)?.fact.data ?? {});
    const said = await test.database.rows<{ id: string; version: number; person_id: string | null }>(sql`
      select id, version, person_id from enablement.award union all select id, version, person_id from enablement.enrolment
      union all select id, version, person_id from enablement.event_registration union all select id, version, null from enablement.partner_event`);
    expect(new Map(last.map(data => [data['id'], [data['version'], data['personId'] ?? null]])))
      .toEqual(new Map(said.map(({ id, version, person_id }) => [id, [version, person_id]])));
  });

  it('counts the seats that are taken, as registrations were loaded', async () => {
    expect(await test.database.rows(sql`
      select e.title from enablement.partner_event e
      where e.seats_taken <> (select count(*) from enablement.event_registration r where r.event_id = e.id and r.status = 'REGISTERED')`)).toEqual([]);
  });

  it('shows partners with people who hold certifications', async () => {
    const answer = await test.as(actor('VENDOR_ADMIN')).query(`query ($partners: [_Any!]!) { _entities(representations: $partners) { ... on Partner {
      certifications(status: ACTIVE, first: 10) { totalCount edges { node { certification { code name } holder { id } expiresAt } } } } } }`, {
      partners: world.partners.map(({ id }) => ({ __typename: 'Partner', id })),
    });
    expect(answer.errors).toEqual([]);
    const { _entities: partners } = answer.data as { _entities: readonly { certifications: { totalCount: number } }[] }; // the shape that the operation asks for
    expect(partners.filter(({ certifications }) => certifications.totalCount > 0).length).toBeGreaterThan(partners.length / 2);
  });
});
