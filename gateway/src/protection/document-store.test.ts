import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentStore } from './document-store.ts';

const documentOf = (characters: number) => parse(`{ ${'a'.repeat(characters - 4)} }`);

describe('the document store', () => {
  it('keeps no more text than it is allowed to, and forgets what was unused for longest', async () => {
    const store = documentStore({ characters: 500, documents: 100 });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await store.set(key, documentOf(100));
    await store.get('a');
    await store.set('f', documentOf(100));
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(async key => (await store.get(key)) !== undefined));
    expect(kept).toEqual([true, false, true, true, true, true]);
  });

  it('keeps no more documents than it is allowed to', async () => {
    const store = documentStore({ characters: 10_000, documents: 2 });
    for (const key of ['a', 'b', 'c']) await store.set(key, documentOf(10));
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('c')).toBeDefined();
  });

  it('does not let one long text push out the others', async () => {
    const store = documentStore({ characters: 500, documents: 100 });
    await store.set('short', documentOf(100));
    await store.set('long', documentOf(101));
    expect(await store.get('long')).toBeUndefined();
    expect(await store.get('short')).toBeDefined();
  });

  it('counts a text once when it is stored again, and not at all when it is deleted', async () => {
    const store = documentStore({ characters: 500, documents: 100 });
    for (let time = 0; time < 10; time += 1) await store.set('same', documentOf(100));
    for (const key of ['a', 'b', 'c', 'd']) await store.set(key, documentOf(100));
    expect(await store.get('same')).toBeDefined();
    expect([await store.delete('same'), await store.delete('same')]).toEqual([true, false]);
    await store.set('e', documentOf(100));
    expect(await store.get('a')).toBeDefined();
  });
});
