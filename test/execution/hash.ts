/** A number from 0 to 2³² - 1 that looks random and is always the same for the same texts (FNV-1a, then mixed). */
export function hash(...parts: readonly unknown[]): number {
  let sum = 0x811c9dc5;
  for (const char of parts.map(String).join('\u0001')) {
    sum ^= char.codePointAt(0) ?? 0;
    sum = Math.imul(sum, 0x01000193);
  }
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** Throws the same dice again for the same seed. */
export interface Dice {
  /** A number from 0 up to, but not, `sides`. */
  roll(sides: number): number;
  isLucky(oneIn: number): boolean;
  pick<T>(from: readonly T[]): T;
}

export function diceOf(seed: string): Dice {
  let throws = 0;
  const roll = (sides: number): number => hash(seed, (throws += 1)) % sides;
  return {
    roll,
    isLucky: oneIn => roll(oneIn) === 0,
    pick: from => {
      const picked = from[roll(from.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}
