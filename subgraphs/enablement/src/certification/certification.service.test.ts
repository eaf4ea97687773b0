import { randomUUID } from 'node:crypto';
import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enablement } from '../subgraph.ts';

const manager = actor('ENABLEMENT_MANAGER');
let test: TestSubgraph;
beforeAll(async () => { test = await openTestSubgraph(enablement); });
afterAll(() => test.close());

const create = async (rest: Record<string, unknown> = {}) => {
  const answer = await test.as(manager).query(`mutation ($input: CreateCertificationInput!) { createCertification(input: $input) {
    certification { code name level audience validityMonths recertificationDays } userErrors { code field } } }`, {
    input: { code: 'CLOUD_PRO', name: 'Cloud Professional', level: 'PROFESSIONAL', audience: 'TECHNICAL', validityMonths: 24, ...rest },
  });
  expect(answer.errors).toEqual([]);
  return (answer.data as { createCertification: { certification: unknown; userErrors: readonly { code: string }[] } }).createCertification; // the shape that the operation asks for
};

describe('the catalogue of certifications', () => {
  it('takes a new one, with a window of 90 days unless told otherwise', async () => {
    expect(await create()).toEqual({
      certification: { code: 'CLOUD_PRO', name: 'Cloud Professional', level: 'PROFESSIONAL', audience: 'TECHNICAL', validityMonths: 24, recertificationDays: 90 },
      userErrors: [],
    });
  });

  it('takes a code once, however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await create({ code: 'CLOUD_EXPERT', clientMutationId });
    expect(await create({ code: 'CLOUD_EXPERT', clientMutationId })).toEqual(first);
    expect(await create({ code: 'CLOUD_EXPERT' })).toEqual({ certification: null, userErrors: [{ code: 'DUPLICATE_KEY_VALUE', field: ['code'] }] });
  });

  it('says everything that is wrong at once', async () => {
    const { userErrors } = await create({ code: 'cloud', name: '', validityMonths: 0 });
    expect(userErrors.map(({ code }) => code)).toEqual(['INVALID_STRING_FORMAT', 'REQUIRED_FIELD_MISSING', 'VALUE_OUT_OF_RANGE', 'VALUE_OUT_OF_RANGE']);
  });

  it('is read by code and page by page by whoever signs in', async () => {
    await create({ code: 'A_FIRST' });
    const seller = test.as(actor('PARTNER_SELLER', { partnerId: randomUUID() }));
    const page = await seller.query('{ certifications(first: 1) { totalCount edges { node { code } } pageInfo { hasNextPage endCursor } } }');
    const { certifications } = page.data as { certifications: { pageInfo: { endCursor: string } } }; // the shape that the operation asks for
    expect(certifications).toMatchObject({ totalCount: 3, edges: [{ node: { code: 'A_FIRST' } }], pageInfo: { hasNextPage: true } });
    const next = await seller.query('query ($after: String) { certifications(after: $after) { edges { node { code } } } certification(code: "CLOUD_PRO") { name } }', {
      after: certifications.pageInfo.endCursor,
    });
    expect(next.data).toEqual({ certifications: { edges: [{ node: { code: 'CLOUD_EXPERT' } }, { node: { code: 'CLOUD_PRO' } }] }, certification: { name: 'Cloud Professional' } });
  });

  it('has nothing under a code that is none', async () => {
    const answer = await test.as(manager).query('query ($code: String!) { certification(code: $code) { name } }', { code: 'CLOUD\0' });
    expect(answer).toEqual({ data: { certification: null }, errors: [] });
  });

  it('answers references by code, and nothing to jobs without a desk', async () => {
    const text = 'query { _entities(representations: [{ __typename: "Certification", code: "CLOUD_PRO" }, { __typename: "Certification", code: "GONE" }]) { ... on Certification { name } } }';
    expect(await test.as(actor('ANALYST')).query(text)).toEqual({ errors: [], data: { _entities: [{ name: 'Cloud Professional' }, null] } });
    expect(await test.as(actor('SYSTEM')).query(text)).toMatchObject({ data: { _entities: [null, null] }, errors: [{ extensions: { code: 'FORBIDDEN' } }, {}] });
  });

  it('is written by channel operations and the enablement manager only', async () => {
    const answer = await test.as(actor('PARTNER_ADMIN', { partnerId: randomUUID() })).query(
      'mutation { createCertification(input: { code: "MINE", name: "Mine", level: SPECIALTY, audience: SALES, validityMonths: 12 }) { certification { code } } }');
    expect(answer).toMatchObject({ data: { createCertification: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});
