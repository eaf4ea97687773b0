const TWO_TO_THE_32 = 4_294_967_296;

/** One round of mixing (murmur3's finaliser). */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  const twice = Math.imul(once ^ (once >>> 13), 3_266_489_909);
  return twice ^ (twice >>> 16);
}

function hashOf(text: string): number {
  let hash = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return hash;
}

/**
 * Chance that depends on nothing but the words the dice were made of, so each record falls the same way in every order.
 * A class for once: a world makes some for every record, and closures would be made anew each time. Inside is sfc32:
 * small, fast, and even enough for a demonstration.
 */
export class Dice {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(text: string) {
    this.a = mixed(hashOf(text));
    this.b = mixed(this.a);
    this.c = mixed(this.b);
    this.counter = mixed(this.c);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / TWO_TO_THE_32;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.int(0, list.length - 1)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  /** One of the keys, as often as its weight says. @throws RangeError when there is none. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[]; // Object.keys forgets the literal keys
    let rest = this.next() * keys.reduce((sum, key) => sum + weights[key], 0);
    for (const key of keys) {
      rest -= weights[key];
      if (rest < 0) return key;
    }
    throw new RangeError('There is nothing to pick from.');
  }

  /** A factor around 1: two of three lie within ±`sigma` (in logarithms). */
  spread(sigma: number): number {
    return Math.exp(sigma * (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3));
  }

  /** A neighbouring whole number, so that the mean is kept: 0.3 is 1 in three of ten cases. */
  round(expected: number): number {
    return Math.floor(expected + this.next());
  }
}

/** Dice for one record: the seed of the world, then the words that name the record. */
export const diceOf = (...words: readonly (string | number)[]): Dice => new Dice(words.join('/'));
