import type { Actor } from './actor.ts';

interface VerifiedToken {
  readonly actor: Actor;
  readonly untilMilliseconds: number;
}

/** Remembers tokens that have been verified, so that a caller's next request costs a look-up instead of a signature. */
export interface VerifiedTokens {
  find(key: string, now: Date): Actor | undefined;
  remember(key: string, actor: Actor, until: Date): void;
  readonly size: number;
}

/** @param capacity number of tokens kept; the one unused for longest makes room */
export function verifiedTokens(capacity: number): VerifiedTokens {
  const tokens = new Map<string, VerifiedToken>(); // a Map keeps insertion order: first is least recently used
  return {
    find(key, now) {
      const known = tokens.get(key);
      if (known === undefined) return undefined;
      tokens.delete(key);
      if (known.untilMilliseconds <= now.getTime()) return undefined;
      tokens.set(key, known);
      return known.actor;
    },
    remember(key, actor, until) {
      tokens.delete(key);
      const [leastRecentlyUsed] = tokens.keys();
      if (tokens.size >= capacity && leastRecentlyUsed !== undefined) tokens.delete(leastRecentlyUsed);
      tokens.set(key, { actor, untilMilliseconds: until.getTime() });
    },
    get size() {
      return tokens.size;
    },
  };
}
