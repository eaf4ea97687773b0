import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKey, readKey } from './key-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the key in a file', () => {
  it('is made once, whoever comes first, for its owner’s eyes only', async () => {
    const file = join(folder, 'keys', 'deals.json');
    const keys = await Promise.all(Array.from({ length: 5 }, () => openKey(file)));
    expect(new Set(keys.map(key => key.d)).size).toBe(1);
    expect(await readdir(join(folder, 'keys'))).toEqual(['deals.json']);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is not made by reading', async () => {
    expect(await readKey(join(folder, 'none.json'))).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused when it is something else', async () => {
    await writeFile(join(folder, 'damaged.json'), '{"kty":"RSA"}');
    await expect(readKey(join(folder, 'damaged.json'))).rejects.toThrow();
  });
});
