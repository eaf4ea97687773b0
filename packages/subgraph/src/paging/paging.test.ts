import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, readCursor } from './cursor.ts';
import { pageOf, pageSize } from './page.ts';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error; // vitest's matcher

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('a cursor', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), fc.integer(), (name, rank) => {
      expect(readCursor(cursorOf([name, rank]), ['string', 'number'])).toEqual([name, rank]);
    }));
  });

  it('of another list, or no cursor at all, is refused by name', () => {
    const foreign = ['', 'abc', cursorOf(['only one']), cursorOf([1, 'two']), cursorOf(['a', 1, 2]), Buffer.from('{}').toString('base64url')];
    for (const text of foreign) expect(refusal(() => readCursor(text, ['string', 'number'])), text).toEqual(badInput);
  });

  it('that was forged is refused before the database has to: no id, no instant, no text it could store', () => {
    const id = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
    const at = '2026-11-18T10:00:00.000Z';
    expect(readCursor(cursorOf([at, id]), ['instant', 'uuid'])).toEqual([at, id]);
    for (const forged of [[at, 'x'], ['infinity', id], ['0', id], ['2026-11-18', id], ['0000-01-01T00:00:00.000Z', id], [1, id]]) {
      expect(refusal(() => readCursor(cursorOf(forged), ['instant', 'uuid'])), String(forged)).toEqual(badInput);
    }
    expect(refusal(() => readCursor(cursorOf(['a\0b']), ['string']))).toEqual(badInput);
  });
});

describe('a page', () => {
  const count = () => Promise.resolve(7);
  const keyOf = (row: string) => [row];

  it('is 1 to 100 long', () => {
    expect([1, 20, 100].map(first => pageSize({ first }))).toEqual([1, 20, 100]);
    for (const first of [0, -1, 101, 1.5]) expect(refusal(() => pageSize({ first })), String(first)).toEqual(badInput);
  });

  it('says that more follow when one row more was found, and keeps that row back', () => {
    const page = pageOf({ rows: ['a', 'b', 'c'], first: 2, keyOf, totalCount: count });
    expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: cursorOf(['a']), endCursor: cursorOf(['b']) });
  });

  it('may be empty', () => {
    expect(pageOf({ rows: [], first: 2, after: cursorOf(['z']), keyOf, totalCount: count }).pageInfo)
      .toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });
});
