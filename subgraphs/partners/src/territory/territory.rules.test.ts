import { describe, expect, it } from 'vitest';
import { take } from './territory.rules.ts';
import type { Territory, TerritoryKind } from './territory.ts';

const now = new Date('2026-11-18T10:00:00Z');
const territory = (kind: TerritoryKind): Territory => ({ id: 't', code: 'EMEA', name: 'Europe, Middle East and Africa', kind, parentId: null });
const anna = { id: 'anna', side: 'VENDOR' as const };

describe('owning a territory', () => {
  it.each<TerritoryKind>(['GLOBAL', 'REGION'])('%s begins now', kind => {
    expect(take({ id: 'o', territory: territory(kind), owner: anna }, now))
      .toEqual({ ok: true, value: { id: 'o', personId: 'anna', region: 'EMEA', validFrom: now, validTo: null, version: 1 } });
  });

  it('is not for single countries', () => {
    expect(take({ id: 'o', territory: territory('COUNTRY'), owner: anna }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'territoryId' } });
  });

  it('is not for partners’ people', () => {
    expect(take({ id: 'o', territory: territory('REGION'), owner: { id: 'p', side: 'PARTNER' } }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'personId' } });
  });
});
