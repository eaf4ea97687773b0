import { buildSchema, type GraphQLField } from 'graphql';
import { describe, expect, it } from 'vitest';
import { executor } from './execute.ts';

const schema = buildSchema('type Query { fine: String broken: String busy: String nul: String echo(text: String!): String }');
type Resolver = NonNullable<GraphQLField<unknown, unknown>['resolve']>;
function resolve(field: string, resolver: Resolver): void {
  const found = schema.getQueryType()?.getFields()[field];
  if (found) found.resolve = resolver;
}
const fail = (error: Error & { code?: string }) => () => Promise.reject(error);
resolve('fine', () => 'fine');
resolve('echo', (_, args: Record<string, unknown>) => args['text']);
resolve('broken', fail(new Error('relation "deals.deal" does not exist')));
resolve('busy', fail(Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })));

resolve('nul', fail(Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { code: '22021' })));

describe('executing an operation', () => {
  const reported: unknown[] = [];
  const run = executor(schema, error => reported.push(error));

  it('answers with data', async () => {
    expect(await run({ query: 'query ($t: String!) { fine echo(text: $t) }', variables: { t: 'x' } }, {})).toEqual({ data: { fine: 'fine', echo: 'x' } });
  });

  it('says nothing of what broke to the client and everything to the operator', async () => {
    const { data, errors } = await run({ query: '{ fine broken }' }, {});
    expect(data).toEqual({ fine: 'fine', broken: null });
    expect(JSON.parse(JSON.stringify(errors))).toMatchObject([{ message: 'Something went wrong on our side.', path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(reported).toMatchObject([{ message: 'relation "deals.deal" does not exist' }]);
  });

  it('says busy when the database had no time', async () => {
    const { errors } = await run({ query: '{ busy }' }, {});
    expect(JSON.parse(JSON.stringify(errors))).toMatchObject([{ extensions: { code: 'SERVICE_BUSY' } }]);
  });

  it('names text that no table can hold', async () => {
    const { errors } = await run({ query: '{ nul }' }, {});
    expect(JSON.parse(JSON.stringify(errors))).toMatchObject([{ message: expect.stringContaining('NUL') as string, extensions: { code: 'BAD_USER_INPUT' } }]); // vitest's matcher
  });

  it('names text that is half a character, however deep in the variables', async () => {
    expect(JSON.parse(JSON.stringify(await run({ query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 'a\ud83d' } }, {})))).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(JSON.parse(JSON.stringify(await run({ query: '{ fine }', variables: { input: { lines: [{ note: '\ude00' }] } } }, {})))).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(await run({ query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 'a\ud83d\ude00' } }, {})).toEqual({ data: { echo: 'a\u{1f600}' } });
  });

  it('refuses what is no valid operation', async () => {
    expect((await run({ query: '{ nothing }' }, {})).errors?.[0]?.message).toContain('Cannot query field "nothing"');
    expect((await run({ query: '{' }, {})).errors?.[0]?.message).toContain('Syntax Error');
  });
});
