import { describe, expect, it } from 'vitest';
import { detailsOf, draftProblems } from './draft.rules.ts';
import type { DraftTyped } from './draft.ts';

const knownFamilies = new Set(['BACKUP']);
const typed: DraftTyped = { customerName: ' Initech ', customerCountry: 'DE', consent: false };
const line = { familyCode: 'BACKUP', quantity: 1, listValue: { amountMinor: '100', currency: 'EUR' } };
const problems = (changes: Partial<DraftTyped>) => draftProblems({ typed: { ...typed, ...changes }, knownFamilies }).map(({ code, field }) => `${code} ${field ?? ''}`);

describe('a draft', () => {
  it('needs no more than a customer and its country', () => {
    expect(problems({})).toEqual([]);
    expect(detailsOf(typed)).toMatchObject({ customerName: 'Initech', contact: null, lines: [], evidence: [], expectedCloseOn: null });
  });

  it.each<[string, Partial<DraftTyped>, readonly string[]]>([
    ['no name', { customerName: '  ' }, ['REQUIRED_FIELD_MISSING customerName']],
    ['a name out of bounds', { customerName: 'x'.repeat(201) }, ['INVALID_VALUE customerName']],
    ['a control character', { useCase: 'a\u0000b' }, ['INVALID_VALUE useCase']],
    ['no such country', { customerCountry: 'UK' }, ['INVALID_VALUE customerCountry']],
    ['an unknown family', { lines: [{ ...line, familyCode: 'FAX' }] }, ['INVALID_VALUE lines.0.familyCode']],
    ['nothing of it', { lines: [line, { ...line, quantity: 0 }] }, ['VALUE_OUT_OF_RANGE lines.1.quantity']],
    ['an unreadable amount', { lines: [{ ...line, listValue: { amountMinor: '1.50', currency: 'EUR' } }] }, ['INVALID_STRING_FORMAT lines.0.listValue.amountMinor']],
    ['a negative amount', { lines: [{ ...line, listValue: { amountMinor: '-5', currency: 'EUR' } }] }, ['VALUE_OUT_OF_RANGE lines.0.listValue.amountMinor']],
    ['an amount beyond counting', { lines: [{ ...line, listValue: { amountMinor: '9'.repeat(16), currency: 'EUR' } }] }, ['VALUE_OUT_OF_RANGE lines.0.listValue.amountMinor']],
    ['an unknown currency', { lines: [{ ...line, listValue: { amountMinor: '5', currency: 'eur' } }] }, ['INVALID_VALUE lines.0.listValue.currency']],
    ['too many lines', { lines: Array.from({ length: 51 }, () => line) }, ['TOO_MANY_VALUES lines']],
    ['an endless note', { evidence: [{ kind: 'DEMO', heldOn: '2026-11-01', note: 'x'.repeat(4_001) }] }, ['INVALID_VALUE evidence.0.note']],
    ['a contact with too long a name', { contact: { name: 'x'.repeat(201), email: '', jobTitle: '' } }, ['INVALID_VALUE contact.name']],
  ])('is not kept with %s', (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });

  it('names everything that is wrong at once', () => {
    expect(problems({ customerName: '', customerCountry: 'XX', lines: [{ ...line, familyCode: 'FAX', quantity: -1 }] })).toHaveLength(4);
  });
});
