import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hopKeyOf, openKey } from '@channelgraph/identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertKnown, knownSenders, senderKey } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hop-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the keys of a process', () => {
  it('are read from files', async () => {
    const key = await openKey(join(folder, 'deals.json'));
    expect(await senderKey(join(folder, 'deals.json'))).toEqual(key);
    const keys = [await hopKeyOf('deals', key)];
    await writeFile(join(folder, 'public.json'), JSON.stringify({ keys }));
    expect(await knownSenders(join(folder, 'public.json'))).toEqual({ keys });
  });

  it('are each for one process: another’s is refused before anybody turns it away', async () => {
    const [deals, metrics] = await Promise.all(['deals', 'metrics'].map(name => openKey(join(folder, `${name}.json`))));
    if (!deals || !metrics) throw new RangeError('two keys');
    const keys = { keys: [await hopKeyOf('deals', deals), await hopKeyOf('metrics', metrics)] };
    await expect(assertKnown({ name: 'deals', key: deals, keys })).resolves.toBeUndefined();
    await expect(assertKnown({ name: 'deals', key: metrics, keys })).rejects.toThrow('knows it under metrics');
    await expect(assertKnown({ name: 'deals', key: deals, keys: { keys: [] } })).rejects.toThrow('knows it under nobody’s name');
  });

  it.each([
    ['senderKey', senderKey, 'HOP_PRIVATE_KEY_FILE'],
    ['knownSenders', knownSenders, 'HOP_PUBLIC_KEYS_FILE'],
  ] as const)('are asked for by name, with the command that makes them, when %s finds none', async (_, read, variable) => {
    await writeFile(join(folder, 'damaged.json'), '{"kty":"RSA"}');
    for (const file of ['none.json', 'damaged.json']) {
      await expect(read(join(folder, file))).rejects.toThrow(new RegExp(`${variable}\\) cannot be used\\.\nWhy: .+\nNext: .*npm run keys`));
    }
  });
});
