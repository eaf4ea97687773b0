/** Chance that depends on nothing but the words the dice were made of, so each record falls the same way in every order. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** A factor around 1: two of three lie within ±`sigma` (in logarithms). */
  spread(sigma: number): number;
  /** A neighbouring whole number, so that the mean is kept: 0.3 is 1 in three of ten cases. */
  round(expected: number): number;
}

/** xmur3: spreads a text over 32 bits, as many times as asked. */
function hashed(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

/** sfc32: small, fast and even enough for a demonstration. */
function stream(text: string): () => number {
  const seed = hashed(text);
  let a = seed();
  let b = seed();
  let c = seed();
  let counter = seed();
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
}

/** Dice for one record: the seed of the world, then the words that name the record. */
export function diceOf(...words: readonly (string | number)[]): Dice {
  const next = stream(words.join('/'));
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: probability => next() < probability,
    pick(list) {
      const item = list[int(0, list.length - 1)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    weighted(weights) {
      const keys = Object.keys(weights) as (keyof typeof weights)[]; // Object.keys forgets the literal keys
      const last = keys.pop();
      if (last === undefined) throw new RangeError('There is nothing to pick from.');
      let rest = next() * keys.reduce((sum, key) => sum + weights[key], weights[last]);
      return keys.find(key => (rest -= weights[key]) < 0) ?? last;
    },
    spread: sigma => Math.exp(sigma * (next() + next() + next() + next() - 2) * Math.sqrt(3)),
    round: expected => Math.floor(expected + next()),
  };
}
