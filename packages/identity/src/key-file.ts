import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

/** An Ed25519 key with its private half, as a JWK. */
export const PrivateKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });
export type PrivateKey = z.infer<typeof PrivateKey>;

/** Opens the key in a file and makes it (mode 0600) on first use; two processes that start together end up with one key. */
export async function openKey(keyFile: string): Promise<PrivateKey> {
  return (await readKey(keyFile)) ?? (await newKey(keyFile));
}

/** The key in a file; undefined where there is no file. Throws what the file system or the parser says of any other trouble. */
export async function readKey(keyFile: string): Promise<PrivateKey | undefined> {
  try {
    return PrivateKey.parse(JSON.parse(await readFile(keyFile, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function newKey(keyFile: string): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const draft = `${keyFile}.${randomUUID()}.new`;
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    await link(draft, keyFile); // appears complete or not at all, and never replaces somebody else's key
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const key = await readKey(keyFile);
  if (key === undefined) throw new Error(`The key in ${keyFile} disappeared while it was being made.`);
  return key;
}
