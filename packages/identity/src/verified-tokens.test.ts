import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { verifiedTokens } from './verified-tokens.ts';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:01:00Z');
const actor = (personId: string): Actor => ({ personId, role: 'AUDITOR', partnerId: null, scopes: [] });

describe('the memory of verified tokens', () => {
  it('gives back the actor until the instant given', () => {
    const tokens = verifiedTokens(2);
    tokens.remember('a', actor('person-a'), later);
    expect(tokens.find('a', now)).toMatchObject({ personId: 'person-a' });
    expect(tokens.find('a', later)).toBeUndefined();
    expect(tokens.size).toBe(0);
  });

  it('never grows beyond its capacity and forgets what was unused for longest', () => {
    const tokens = verifiedTokens(2);
    tokens.remember('a', actor('person-a'), later);
    tokens.remember('b', actor('person-b'), later);
    tokens.find('a', now);
    tokens.remember('c', actor('person-c'), later);
    expect(tokens.size).toBe(2);
    expect(tokens.find('b', now)).toBeUndefined();
    expect(tokens.find('a', now)).toBeDefined();
  });

  it('makes no room when a token it knows is remembered again', () => {
    const tokens = verifiedTokens(2);
    for (const key of ['a', 'b', 'b']) tokens.remember(key, actor(key), later);
    expect(tokens.find('a', now)).toBeDefined();
  });
});
