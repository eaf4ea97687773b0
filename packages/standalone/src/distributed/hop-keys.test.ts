import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hopSigner, hopVerifier } from '@channelgraph/identity';
import { knownSenders, senderKey } from '@channelgraph/process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hopKeysIn, senders } from './hop-keys.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hop-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the keys of a deployment', () => {
  it('let every process believe every other', async () => {
    const { privateOf, publicFile } = await hopKeysIn(folder);
    const verify = hopVerifier({ keys: await knownSenders(publicFile), audience: 'deals' });
    for (const issuer of senders) {
      const sign = await hopSigner({ issuer, key: await senderKey(privateOf(issuer)) });
      expect(await verify(sign({ audience: 'deals', actor: null, requestId: 'request-1', body: '' }))).toMatchObject({ issuer });
    }
  });

  it('are kept from one start to the next, and show no private half to anybody else', async () => {
    const { privateOf, publicFile } = await hopKeysIn(folder);
    const before = await readFile(publicFile, 'utf8');
    await hopKeysIn(folder);
    expect(await readFile(publicFile, 'utf8')).toBe(before);
    expect(before).not.toContain('"d"');
    if (process.platform !== 'win32') for (const name of senders) expect((await stat(privateOf(name))).mode & 0o777).toBe(0o600);
  });

  it('change without a pause: the next one is believed before it is used, and the old one until it is taken out', async () => {
    const { privateOf, publicFile } = await hopKeysIn(folder);
    const hopBy = async (file: string) => (await hopSigner({ issuer: 'gateway', key: await senderKey(file) }))({ audience: 'deals', actor: null, requestId: 'request-1', body: '' });
    const old = await hopBy(privateOf('gateway'));
    const believed = async (hop: string) => hopVerifier({ keys: await knownSenders(publicFile), audience: 'deals' })(hop).then(() => true, () => false);

    await hopKeysIn(folder, ['gateway']);
    const next = await hopBy(join(folder, 'gateway', 'next.json'));
    expect([await believed(old), await believed(next)]).toEqual([true, true]);
    await hopKeysIn(folder); // another start changes nothing
    expect([await believed(old), await believed(next)]).toEqual([true, true]);
    await rename(join(folder, 'gateway', 'next.json'), privateOf('gateway'));
    await hopKeysIn(folder);
    expect([await believed(old), await believed(next)]).toEqual([false, true]);
  });
});
