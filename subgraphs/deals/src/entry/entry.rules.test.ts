import { money } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { optionalText, positiveAmount, requiredText } from './entry.rules.ts';

const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string; field?: string } }) => (decision.ok ? 'OK' : `${decision.refusal.code} ${decision.refusal.field ?? ''}`);

describe('what people type', () => {
  it('is trimmed, and nothing when blank', () => {
    expect(optionalText('  a b ', { field: 'x' })).toEqual({ ok: true, value: 'a b' });
    for (const blank of ['', '  ', null, undefined]) expect(optionalText(blank, { field: 'x' })).toEqual({ ok: true, value: null });
    expect(codeOf(requiredText(' ', { field: 'x', ask: 'Say it.' }))).toBe('REQUIRED_FIELD_MISSING x');
  });

  it('fits its field and no table breaks on it', () => {
    expect(codeOf(optionalText('x'.repeat(200), { field: 'x' }))).toBe('OK');
    expect(codeOf(optionalText('x'.repeat(201), { field: 'x' }))).toBe('INVALID_VALUE x');
    expect(codeOf(optionalText('a\u0000', { field: 'x' }))).toBe('INVALID_VALUE x');
  });

  it.each([['1', 'OK'], ['999999999999999', 'OK'], ['1000000000000000', 'VALUE_OUT_OF_RANGE m.amountMinor'], ['0', 'VALUE_OUT_OF_RANGE m.amountMinor'], ['-1', 'VALUE_OUT_OF_RANGE m.amountMinor'],
    ['1e3', 'INVALID_STRING_FORMAT m.amountMinor'], [' 1', 'INVALID_STRING_FORMAT m.amountMinor'], ['', 'INVALID_STRING_FORMAT m.amountMinor']])('%s as an amount: %s', (amountMinor, expected) => {
    expect(codeOf(positiveAmount({ amountMinor, currency: 'JPY' }, 'm'))).toBe(expected);
  });

  it('is counted in a currency that exists', () => {
    expect(positiveAmount({ amountMinor: '12345', currency: 'KWD' }, 'm')).toEqual({ ok: true, value: money(12_345n, 'KWD') });
    expect(codeOf(positiveAmount({ amountMinor: '1', currency: 'EURO' }, 'm'))).toBe('INVALID_VALUE m.currency');
  });
});
