import { GraphQLError, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fault, withoutValues } from './fault.ts';
import { openLog } from './log.ts';

const PLANTED = 'opensesame';

function written(level: string, act: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  act(openLog({ name: 'library', level, to: { write: line => { text += line; } } }));
  return text;
}

describe('a line of the log', () => {
  it('is one JSON object that says who speaks, when, and how grave it is', () => {
    const text = written('info', log => { log.info({ requestId: 'a' }, 'request'); });
    expect(text.endsWith('\n')).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ name: 'library', level: 'info', requestId: 'a', msg: 'request', time: expect.stringMatching(/^\d{4}-.*Z$/) as string, pid: process.pid }); // vitest's matcher
  });

  it('stays one line whatever a caller has put into a name', () => {
    const text = written('info', log => { log.info({ operation: { name: 'a\n{"level":"fatal"}\u001b[2K\u2028' } }, 'request'); });
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text)).toMatchObject({ level: 'info' });
  });

  it('has no secret under any of its usual names', () => {
    const secrets = { authorization: PLANTED, variables: { id: PLANTED }, headers: { cookie: PLANTED }, parameters: [PLANTED], token: PLANTED };
    expect(written('trace', log => { log.error({ ...secrets, request: secrets }, 'failed'); })).not.toContain(PLANTED);
  });

  it('is not written below the level', () => {
    expect(written('warn', log => { log.info('nothing'); })).toBe('');
  });
});

/** As pg throws it, for a value that is no UUID, and for a row that is in the way. */
const malformed = Object.assign(new Error(`invalid input syntax for type uuid: "${PLANTED}"`), { code: '22P02', severity: 'ERROR', where: `unnamed portal parameter $1 = '${PLANTED}'` });
const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "one_name"'), { code: '23505', detail: `Key (name)=(${PLANTED}) already exists.`, schema: 'library', table: 'book', constraint: 'one_name' });
/** As TypeORM throws it. */
const failedQuery = Object.assign(new Error(malformed.message), { name: 'QueryFailedError', query: 'insert into book values ($1)', parameters: [PLANTED], driverError: duplicate });

function notJson(): unknown {
  try {
    return JSON.parse(`${PLANTED} is no JSON`);
  } catch (error) {
    return error;
  }
}

function notABigInt(): unknown {
  try {
    return BigInt(PLANTED);
  } catch (error) {
    return error;
  }
}

describe('an error in the log', () => {
  it.each([
    ['of a value that PostgreSQL cannot read', malformed],
    ['of a row that is in the way', duplicate],
    ['of TypeORM, with its parameters', failedQuery],
    ['of a text that is no JSON', notJson()],
    ['of a text that is no number', notABigInt()],
    ['of an operation, with its text', new GraphQLError('Cannot be read.', { nodes: [...parse(`{ book(title: "${PLANTED}") }`).definitions] })],
    ['of a variable', new GraphQLError(`Variable "$id" got invalid value "${PLANTED}"; Int cannot represent non-integer value: "${PLANTED}"`)],
    ['of a literal', new GraphQLError(`Expected value of type "Int!", found "${PLANTED}".`)],
    ['of an address with a password', new Error(`cannot connect to postgres://app:${PLANTED}@db/books`)],
    ['behind another', new Error('It failed.', { cause: new AggregateError([failedQuery, malformed], 'Twice.') })],
    ['that is only a text', PLANTED],
  ])('%s keeps no value', (_, error) => {
    const text = written('trace', log => { log.error({ err: error, error }, 'failed'); });
    expect(text).not.toContain(PLANTED);
  });

  it('keeps what leads to the place', () => {
    expect(fault(duplicate)).toMatchObject({ type: 'Error', code: '23505', schema: 'library', table: 'book', constraint: 'one_name', stack: expect.stringContaining('log.test.ts') as string }); // vitest's matcher
    expect(fault(new Error('relation "books.book" does not exist'))).toMatchObject({ message: 'relation "books.book" does not exist' });
    expect(fault(failedQuery)).toMatchObject({ type: 'QueryFailedError', cause: { constraint: 'one_name' } });
  });

  it('ends where causes go round in a circle', () => {
    const round = new Error('round');
    round.cause = round;
    expect(JSON.stringify(fault(round))).toMatch(/round/);
  });
});

it('a message is cut where a value begins, and not before', () => {
  expect(withoutValues('connect ECONNREFUSED 10.0.0.7:5432')).toBe('connect ECONNREFUSED 10.0.0.7:5432');
  expect(withoutValues('invalid input syntax for type uuid: "a"')).toBe('invalid input syntax for type uuid: …');
});
