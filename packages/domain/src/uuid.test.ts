import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUuid } from './uuid.ts';

describe('an id', () => {
  it('is any UUID, in either case', () => {
    fc.assert(fc.property(fc.uuid(), (id) => {
      expect(isUuid(id)).toBe(true);
      expect(isUuid(id.toUpperCase())).toBe(true);
    }));
  });

  it.each(['', 'p1', '{3f2504e0-4f89-41d3-9a0c-0305e82c3301}', '3f2504e04f8941d39a0c0305e82c3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3301\n', '3f2504e0-4f89-41d3-9a0c-0305e82c330g'])(
    'is not %j', (text) => {
      expect(isUuid(text)).toBe(false);
    });
});
