import { describe, expect, it } from 'vitest';
import { textCache } from './text-cache.ts';

describe('what was made from texts', () => {
  it('is kept until others need its place; what was not used for longest goes first', () => {
    const cache = textCache<number>({ entries: 3, characters: 1_000 });
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 10);
    expect(cache.get('a')).toBe(0);
    cache.set('d', 3, 10);
    expect(['a', 'b', 'c', 'd'].map(key => cache.get(key))).toEqual([0, undefined, 2, 3]);
  });

  it('is bounded by the length of the texts as well, and one text does not push out all others', () => {
    const cache = textCache<string>({ entries: 100, characters: 100 });
    for (let index = 0; index < 50; index += 1) cache.set(`key ${index}`, 'made', 20);
    expect(Array.from({ length: 50 }, (_, index) => cache.get(`key ${index}`)).filter(Boolean)).toHaveLength(5);
    cache.set('long', 'made', 21);
    expect(cache.get('long')).toBeUndefined();
    expect(cache.get('key 49')).toBe('made');
  });

  it('counts once what is made again', () => {
    const cache = textCache<number>({ entries: 100, characters: 100 });
    for (let round = 0; round < 100; round += 1) cache.set('same', round, 20);
    cache.set('other', 1, 20);
    expect([cache.get('same'), cache.get('other')]).toEqual([99, 1]);
  });
});
