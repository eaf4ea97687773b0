import { randomUUID } from 'node:crypto';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const manager = actor('VENDOR_ADMIN');
let test: TestSubgraph;
beforeAll(async () => { test = await openTestSubgraph(enablement); });
afterAll(() => test.close());

interface Outcome { readonly course: { readonly id: string } | null; readonly userErrors: readonly unknown[] }
const create = async (rest: Record<string, unknown> = {}) => {
  const answer = await test.as(manager).query('mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id code name minutes description } userErrors { code field } } }', {
    input: { code: 'BASICS', name: 'Basics', minutes: 60, ...rest },
  });
  expect(answer.errors).toEqual([]);
  return (answer.data as { createCourse: Outcome }).createCourse; // the shape that the operation asks for
};

describe('the catalogue of courses', () => {
  it('takes a new one and answers references to it', async () => {
    const { course, userErrors } = await create({ description: 'What the product is for.' });
    expect(userErrors).toEqual([]);
    expect(course).toMatchObject({ code: 'BASICS', name: 'Basics', minutes: 60, description: 'What the product is for.' });
    const answer = await test.as(actor('PARTNER_LEARNER')).query('query ($course: [_Any!]!) { _entities(representations: $course) { ... on Course { code } } }', {
      course: [{ __typename: 'Course', id: course?.id }, { __typename: 'Course', id: 'nonsense' }],
    });
    expect(answer.data).toEqual({ _entities: [{ code: 'BASICS' }, null] });
  });

  it('takes a code once, however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await create({ code: 'ADVANCED', clientMutationId });
    expect(await create({ code: 'ADVANCED', clientMutationId })).toEqual(first);
    expect(await create({ code: 'ADVANCED' })).toEqual({ course: null, userErrors: [{ code: 'DUPLICATE_KEY_VALUE', field: ['code'] }] });
    expect(await create({ code: 'OTHER', clientMutationId: 'not a UUID' })).toEqual({ course: null, userErrors: [{ code: 'INVALID_STRING_FORMAT', field: ['clientMutationId'] }] });
  });

  it('is read page by page, by code', async () => {
    const read = async (after: string | null) => {
      const answer = await test.as(actor('ANALYST')).query(
        'query ($after: String) { courses(first: 1, after: $after) { totalCount edges { node { code } } pageInfo { endCursor hasNextPage } } }', { after });
      return (answer.data as { courses: { pageInfo: { endCursor: string } } }).courses; // the shape that the operation asks for
    };
    const first = await read(null);
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { code: 'ADVANCED' } }], pageInfo: { hasNextPage: true } });
    expect(await read(first.pageInfo.endCursor)).toMatchObject({ edges: [{ node: { code: 'BASICS' } }], pageInfo: { hasNextPage: false } });
  });
});
