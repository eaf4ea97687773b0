import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { developmentIssuer } from './development-issuer.ts';
import type { DevelopmentIssuer } from './development-issuer.ts';
import { tokenVerifier } from './token-verifier.ts';

let folder: string;
let keyFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'development-issuer-'));
  keyFile = join(folder, 'keys', 'issuer.json');
});
afterEach(() => rm(folder, { recursive: true }));

const seller: Actor = { personId: 'person-1', role: 'PARTNER_SELLER', partnerId: 'partner-1', scopes: [] };
const machine: Actor = { personId: 'crm', role: 'INTEGRATION', partnerId: null, scopes: ['deals:read', 'awards:write'] };
const verifierOf = (issuer: DevelopmentIssuer) =>
  tokenVerifier({ jwks: issuer.publicJwks(), issuer: issuer.issuer, audience: issuer.audience });

describe('the development issuer', () => {
  it.each([seller, machine])('signs tokens that give back the same actor ($role)', async actor => {
    const issuer = await developmentIssuer(keyFile);
    await expect(verifierOf(issuer)(await issuer.sign(actor, { expiresInSeconds: 60 }))).resolves.toEqual(actor);
  });

  it('signs tokens that end', async () => {
    const issuer = await developmentIssuer(keyFile);
    const anHourAgo = new Date(new Date().getTime() - 3_600_000);
    const token = await issuer.sign(seller, { expiresInSeconds: 60, now: anHourAgo });
    await expect(verifierOf(issuer)(token)).rejects.toThrow('The token has expired.');
  });

  it('keeps its key in a file that only its owner can read, so that tokens survive a restart', async () => {
    const token = await (await developmentIssuer(keyFile)).sign(seller, { expiresInSeconds: 60 });
    if (process.platform !== 'win32') expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    await expect(verifierOf(await developmentIssuer(keyFile))(token)).resolves.toEqual(seller);
  });

  it('has one key, however many ask for it in the same instant', async () => {
    const issuers = await Promise.all(Array.from({ length: 5 }, () => developmentIssuer(keyFile)));
    expect(new Set(issuers.map(issuer => JSON.stringify(issuer.publicJwks()))).size).toBe(1);
    expect(await readdir(join(folder, 'keys'))).toEqual(['issuer.json']);
  });

  it('publishes the public half only', async () => {
    const issuer = await developmentIssuer(keyFile);
    expect(JSON.parse(await readFile(keyFile, 'utf8'))).toHaveProperty('d');
    expect(issuer.publicJwks().keys[0]).not.toHaveProperty('d');
  });

  it('says what to do about a key that it cannot read', async () => {
    const damaged = join(folder, 'damaged.json');
    await writeFile(damaged, '{}');
    await expect(developmentIssuer(damaged)).rejects.toThrow(/damaged\.json cannot be read\. Remove the file/);
  });
});
