import { describe, expect, it } from 'vitest';
import { ended, nowOrLater } from './history.rules.ts';

const at = (text: string) => new Date(`${text}T00:00:00Z`);
const begun = { validFrom: at('2026-03-01'), validTo: null };

describe('ending what holds', () => {
  it('keeps it on record, up to that instant', () => {
    expect(ended(begun, at('2026-05-01'))).toEqual({ ok: true, value: { validFrom: at('2026-03-01'), validTo: at('2026-05-01') } });
  });

  it('is refused once it has ended, and from the very instant on', () => {
    const over = { ...begun, validTo: at('2026-05-01') };
    expect(ended(over, at('2026-05-01'))).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
    expect(ended(over, at('2026-06-01'))).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
  });

  it('may come earlier than an end that was announced', () => {
    expect(ended({ ...begun, validTo: at('2026-05-01') }, at('2026-04-01'))).toMatchObject({ ok: true, value: { validTo: at('2026-04-01') } });
  });

  it('is refused at or before its beginning', () => {
    expect(ended(begun, at('2026-03-01'))).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE' } });
    expect(ended(begun, at('2026-02-01'))).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE' } });
  });
});

describe('the instant of a change', () => {
  const now = at('2026-11-18');
  it.each([[null, now], [undefined, now], [now, now], [at('2026-12-01'), at('2026-12-01')]])('asked for as %s', (asked, instant) => {
    expect(nowOrLater(asked, now, 'validFrom')).toEqual({ ok: true, value: instant });
  });

  it('is never in the past', () => {
    expect(nowOrLater(at('2026-11-17'), now, 'validFrom')).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE', field: 'validFrom' } });
  });
});
