import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, actsForPartner } from '@channelgraph/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READER } from '../../testing/toy-gateway.ts';
import { readAudiences } from './audiences-file.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'audiences-')); });
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const file = join(folder, 'audiences.json');
  await writeFile(file, content);
  return readAudiences(file);
}

describe('who is shown what', () => {
  it('of the graph that comes with the gateway: the vendor’s roles all of it, everybody else what is for partners', async () => {
    const { tags, of } = await readAudiences();
    expect(tags).toEqual({ partner: 'partner', vendor: null });
    for (const role of ROLES) {
      const isVendors = !actsForPartner(role) && role !== 'SYSTEM'; // a timer comes through no door
      expect(of({ ...READER, role }), role).toBe(isVendors ? 'vendor' : 'partner');
      expect(of({ ...READER, role, partnerId: 'acme' }), `${role} of a partner`).toBe('partner');
    }
    expect(of(null)).toBe('partner');
  });

  it('is what the file says', async () => {
    const { tags, of } = await read('{ "otherwise": "readers", "audiences": { "readers": { "tag": "reader" }, "clerks": { "tag": "clerk", "roles": ["AUDITOR"] } } }');
    expect(tags).toEqual({ readers: 'reader', clerks: 'clerk' });
    expect([of({ ...READER, role: 'AUDITOR' }), of(READER), of(null)]).toEqual(['clerks', 'readers', 'readers']);
  });

  it.each([
    ['no JSON', '{', 'JSON'],
    ['a role that there is not', '{ "otherwise": "a", "audiences": { "a": { "tag": null, "roles": ["KING"] } } }', 'audiences.a.roles'],
    ['nobody for the others', '{ "otherwise": "b", "audiences": { "a": { "tag": null } } }', 'must be the name of one of the audiences'],
    ['a word too many', '{ "otherwise": "a", "audiences": { "a": { "tag": null, "tags": [] } } }', 'tags'],
  ])('is refused with what to do: %s', async (_, content, why) => {
    await expect(read(content)).rejects.toMatchObject({ what: expect.stringContaining('(AUDIENCES)') as string, why: expect.stringContaining(why) as string, next: expect.stringContaining('AUDIENCES') as string }); // vitest's matchers
  });
});
