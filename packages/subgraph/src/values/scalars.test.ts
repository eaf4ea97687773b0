import 'reflect-metadata';
import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTime, LocalDate } from './scalars.ts';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error; // vitest's matcher
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('a day that somebody sends', () => {
  it('is taken as it is, in variables and in the operation’s text', () => {
    expect(['1900-01-01', '2026-11-18', '2999-12-31'].map(day => LocalDate.parseValue(day))).toEqual(['1900-01-01', '2026-11-18', '2999-12-31']);
    expect(LocalDate.parseLiteral({ kind: Kind.STRING, value: '2026-11-18' })).toBe('2026-11-18');
    expect(DateTime.parseValue('2026-11-18T10:00:00.000Z')).toEqual(new Date('2026-11-18T10:00:00Z'));
  });

  it('is refused where no calendar, table or fact could take it', () => {
    for (const day of ['0000-01-01', '0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31']) {
      expect(refusal(() => LocalDate.parseValue(day)), day).toEqual(badInput);
      expect(refusal(() => LocalDate.parseLiteral({ kind: Kind.STRING, value: day })), day).toEqual(badInput);
    }
    for (const instant of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00']) expect(refusal(() => DateTime.parseValue(instant)), instant).toEqual(badInput);
  });
});
