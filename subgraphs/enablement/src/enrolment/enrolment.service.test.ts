import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { employmentFact } from '@channelgraph/events';
import type { Actor } from '@channelgraph/identity';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const NOW = '2026-11-18T10:00:00Z';
const [acme, globex, boss] = [randomUUID(), randomUUID(), randomUUID()];
const manager = actor('ENABLEMENT_MANAGER');
const partnerAdmin = actor('PARTNER_ADMIN', { personId: boss, partnerId: acme });
let test: TestSubgraph;
let person: string;
let learner: Actor;

const employ = (personId: string, partnerId: string | null) => test.publish(employmentFact.of('started', {
  id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: '2020-01-01T00:00:00Z', validTo: null,
}));

beforeAll(async () => {
  test = await openTestSubgraph(enablement, { now: NOW });
  await employ(boss, acme);
  for (const code of ['BASICS', 'ADVANCED']) {
    await test.as(manager).query(`mutation { createCourse(input: { code: "${code}", name: "${code}", minutes: 60 }) { course { id } } }`);
  }
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(NOW);
  person = randomUUID();
  learner = actor('PARTNER_LEARNER', { personId: person, partnerId: acme });
  await employ(person, acme);
});

interface Outcome {
  readonly enrolment: { readonly id: string; readonly status: string; readonly version: number; readonly overdue: boolean } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}
const OUTCOME = '{ enrolment { id status version overdue dueOn statusSince assignedAt startedAt completedAt learner { id } course { code name } } userErrors { code field message } }';

async function assign(input: Record<string, unknown> = {}, by: Actor = manager): Promise<Outcome> {
  const answer = await test.as(by).query(`mutation ($input: AssignLearningInput!) { assignLearning(input: $input) ${OUTCOME} }`, { input: { personId: person, courseCode: 'BASICS', ...input } });
  expect(answer.errors).toEqual([]);
  return (answer.data as { assignLearning: Outcome }).assignLearning; // the shape that the operation asks for
}

async function step(command: 'start' | 'complete' | 'fail' | 'withdraw', { enrolment }: Outcome, by: Actor = learner, clientMutationId: string | null = null): Promise<Outcome> {
  const answer = await test.as(by).query(`mutation ($input: ChangeEnrolmentInput!) { ${command}Enrolment(input: $input) ${OUTCOME} }`, {
    input: { id: enrolment?.id, expectedVersion: enrolment?.version, clientMutationId },
  });
  expect(answer.errors).toEqual([]);
  return (answer.data as Record<`${typeof command}Enrolment`, Outcome>)[`${command}Enrolment`]; // the shape that the operation asks for
}

const heard = () => test.database.rows<{ verb: string; version: number; status: string }>(sql`
  select split_part(o.type, '.', 4) as verb, (o.data ->> 'version')::int as version, o.data ->> 'status' as status
  from enablement.outbox o where o.data ->> 'personId' = ${person} order by o.position`);

describe('assigning a course', () => {
  it('puts it on the list of the person', async () => {
    const { enrolment, userErrors } = await assign({ dueOn: '2026-12-01' });
    expect(userErrors).toEqual([]);
    expect(enrolment).toMatchObject({
      status: 'ASSIGNED', version: 1, overdue: false, dueOn: '2026-12-01', assignedAt: '2026-11-18T10:00:00.000Z', startedAt: null, completedAt: null,
      learner: { id: person }, course: { code: 'BASICS' },
    });
    expect(await heard()).toEqual([{ verb: 'assigned', version: 1, status: 'ASSIGNED' }]);
  });

  it('is open to a partner’s admin for the own people only', async () => {
    expect((await assign({}, partnerAdmin)).enrolment).toMatchObject({ status: 'ASSIGNED' });
    const rival = randomUUID();
    await employ(rival, globex);
    expect((await assign({ personId: rival }, partnerAdmin)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['personId'] }]);
    expect((await assign({ personId: randomUUID() }, partnerAdmin)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['personId'] }]);
  });

  it('reaches the vendor’s own people as well', async () => {
    const vera = randomUUID();
    await employ(vera, null);
    expect((await assign({ personId: vera })).enrolment).toMatchObject({ learner: { id: vera } });
  });

  it('is refused for an unknown course, a due day that is over and a course already on the list', async () => {
    expect((await assign({ courseCode: 'JUGGLING' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['courseCode'] }]);
    expect((await assign({ dueOn: '2026-11-17' })).userErrors).toMatchObject([{ code: 'VALUE_OUT_OF_RANGE', field: ['dueOn'] }]);
    await assign();
    expect((await assign()).userErrors).toMatchObject([{ code: 'DUPLICATE_KEY_VALUE', field: ['courseCode'] }]);
    expect((await assign({ courseCode: 'ADVANCED' })).enrolment).toMatchObject({ course: { code: 'ADVANCED' } });
  });

  it('takes effect once when several assign the same at the same time', async () => {
    const outcomes = await Promise.all([assign(), assign(), assign({}, partnerAdmin)]);
    expect(outcomes.filter(({ enrolment }) => enrolment)).toHaveLength(1);
    expect(await heard()).toHaveLength(1);
  });

  it('happens once for one clientMutationId', async () => {
    const clientMutationId = randomUUID();
    const first = await assign({ clientMutationId });
    expect(await assign({ clientMutationId })).toEqual(first);
  });
});

describe('taking a course', () => {
  it('goes from start to completion by the learner, and every step is told', async () => {
    const started = await step('start', await assign());
    expect(started.enrolment).toMatchObject({ status: 'STARTED', version: 2, startedAt: '2026-11-18T10:00:00.000Z' });
    test.clock.set('2026-11-20T10:00:00Z');
    const completed = await step('complete', started);
    expect(completed.enrolment).toMatchObject({ status: 'COMPLETED', version: 3, completedAt: '2026-11-20T10:00:00.000Z', statusSince: '2026-11-20T10:00:00.000Z' });
    expect((await heard()).map(({ verb, version }) => [verb, version])).toEqual([['assigned', 1], ['started', 2], ['completed', 3]]);
    expect((await assign()).enrolment).toMatchObject({ status: 'ASSIGNED' }); // again, now that it is over
  });

  it('takes each step once for one clientMutationId', async () => {
    const assigned = await assign();
    const key = randomUUID();
    const started = await step('start', assigned, learner, key);
    expect(started).toMatchObject({ enrolment: { status: 'STARTED', version: 2 }, userErrors: [] });
    expect(await step('start', assigned, learner, key)).toEqual(started);
    expect((await step('complete', started, learner, key)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('is nobody else’s business: a colleague finds nothing, the own admin may not', async () => {
    const assigned = await assign();
    const colleague = actor('PARTNER_SELLER', { partnerId: acme });
    expect((await step('start', assigned, colleague)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await step('start', assigned, partnerAdmin)).userErrors).toMatchObject([{ code: 'ACTION_NOT_PERMITTED' }]);
    expect((await step('start', assigned, manager)).enrolment).toMatchObject({ status: 'STARTED' });
  });

  it('may end without success or be called off', async () => {
    const started = await step('start', await assign());
    expect((await step('fail', started, manager)).enrolment).toMatchObject({ status: 'FAILED', completedAt: null });
    expect((await step('withdraw', await assign(), partnerAdmin)).enrolment).toMatchObject({ status: 'WITHDRAWN' });
    expect((await heard()).map(({ verb }) => verb)).toEqual(['assigned', 'started', 'failed', 'assigned', 'withdrawn']);
  });

  it('is refused out of order and for a version long gone', async () => {
    const assigned = await assign();
    expect((await step('complete', assigned)).userErrors).toMatchObject([{ code: 'INVALID_RESOURCE_STATE' }]);
    await step('start', assigned);
    expect((await step('complete', assigned)).userErrors).toMatchObject([{ code: 'CONCURRENT_MODIFICATION' }]);
  });

  it('is overdue from the end of the due day on, until it is over', async () => {
    const assigned = await assign({ dueOn: '2026-11-18' });
    expect(assigned.enrolment?.overdue).toBe(false);
    test.clock.set('2026-11-18T23:00:00Z'); // midnight in Berlin
    const started = await step('start', assigned);
    expect(started.enrolment?.overdue).toBe(true);
    expect((await step('complete', started)).enrolment?.overdue).toBe(false);
  });
});

describe('somebody’s enrolments', () => {
  it('come newest first, page by page, and by status', async () => {
    await step('start', await assign());
    test.clock.set('2026-11-19T10:00:00Z');
    await assign({ courseCode: 'ADVANCED' });
    const mine = async (args: string) => {
      const answer = await test.as(learner).query(`query ($me: [_Any!]!) { _entities(representations: $me) { ... on Person {
        enrolments(${args}) { totalCount edges { node { course { code } } } pageInfo { hasNextPage endCursor } } } } }`, { me: [{ __typename: 'Person', id: person }] });
      expect(answer.errors).toEqual([]);
      return (answer.data as { _entities: readonly [{ enrolments: { pageInfo: { endCursor: string } } }] })._entities[0].enrolments; // the shape that the operation asks for
    };
    const first = await mine('first: 1');
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { course: { code: 'ADVANCED' } } }], pageInfo: { hasNextPage: true } });
    expect(await mine(`first: 1, after: "${first.pageInfo.endCursor}"`)).toMatchObject({ totalCount: 2, edges: [{ node: { course: { code: 'BASICS' } } }], pageInfo: { hasNextPage: false } });
    expect(await mine('status: STARTED')).toMatchObject({ totalCount: 1, edges: [{ node: { course: { code: 'BASICS' } } }] });
  });
});
