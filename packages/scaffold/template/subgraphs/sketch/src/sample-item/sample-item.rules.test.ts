import { describe, expect, it } from 'vitest';
import { belongingTo, problemsOf } from './sample-item.rules.ts';

const details = { partnerId: '7d1b0f4e-8c0a-4b0f-9a52-0d6c6a4f8a01', name: 'First' };

describe('a new sample item', () => {
  it('is fine when complete', () => {
    expect(problemsOf(details)).toEqual([]);
    expect(problemsOf({ ...details, name: 'a'.repeat(200) })).toEqual([]);
  });

  it.each([
    ['no name', '', 'REQUIRED_FIELD_MISSING'],
    ['a name of blanks', '  ', 'REQUIRED_FIELD_MISSING'],
    ['a name of more than 200 letters', 'a'.repeat(201), 'INVALID_VALUE'],
  ])('is refused with %s', (_, name, code) => {
    expect(problemsOf({ ...details, name })).toMatchObject([{ code, field: 'name' }]);
  });

  it('belongs to a partner within reach', () => {
    expect(belongingTo(true)).toEqual({ ok: true, value: true });
    expect(belongingTo(false)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND', field: 'partnerId' } });
  });
});
