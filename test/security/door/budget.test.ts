import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway, type ToyGateway } from '../../../gateway/testing/toy-gateway.ts';

const flood = (count: number) => `mutation { ${Array.from({ length: count }, (_, index) => `a${index}: addBook(title: "x") { id }`).join(' ')} }`;

/** Limits that would stop it before the budget does are out of the way in both. */
const limits = { aliases: 1_000, rootFields: 1_000 };
let guarded: ToyGateway;
let open: ToyGateway;
beforeAll(async () => {
  guarded = await startToyGateway({ limits, budget: { commands: 100 } });
  open = await startToyGateway({ limits, budget: { commands: 1_000_000 } });
});
afterAll(() => Promise.all([guarded.stop(), open.stop()]));

describe('one mutation under a hundred names in one request', () => {
  it('is a hundred commands: the next has to wait', async () => {
    expect(await guarded.ask(flood(100))).toMatchObject({ status: 200, errors: [] });
    const answer = await guarded.ask(flood(1));
    expect(answer).toMatchObject({ status: 429, data: undefined, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(answer.errors[0]?.message).toContain('100 commands in 60 seconds');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(guarded.toy.received.filter(({ request }) => request.query.includes('addBook')).length).toBeLessThanOrEqual(100);
  });

  it('does not take away questions', async () => {
    expect(await guarded.ask('{ books { id } }')).toMatchObject({ status: 200, errors: [] });
  });

  it('gets through where nobody counts', async () => {
    expect(await open.ask(flood(100))).toMatchObject({ status: 200, errors: [] });
    expect(await open.ask(flood(1))).toMatchObject({ status: 200, errors: [] });
  });
});

describe('operations that are refused', () => {
  const wrong = ['{ bookz }', '{', '{ book(id: 5.5) { id } }', '{ ...A } fragment A on Query { ...A }', 'query ($id: Int!) { book(id: $id) { id } }'];

  it('are not for nothing: who sends them without end is not even read any more', async () => {
    const small = await startToyGateway({ limits: { cost: 400 }, budget: { cost: 450 } });
    for (const query of wrong) expect(await small.ask(query)).toMatchObject({ status: 400 });
    for (const query of wrong) expect(await small.ask(query)).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect((await small.ask('{ books { id } }')).headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    await small.stop();
  });

  it('go on being read where nobody counts', async () => {
    for (let round = 0; round < 3; round += 1) for (const query of wrong) expect(await open.ask(query)).toMatchObject({ status: 400 });
  });
});
