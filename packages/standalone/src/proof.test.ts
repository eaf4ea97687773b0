import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentIssuer } from '@channelgraph/identity';
import { expect, it } from 'vitest';
import { proveItself } from './proof.ts';

async function provedBy(answer: object): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'proof-'));
  const server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = server.address() as AddressInfo; // a TCP server that listens has one
    return await proveItself({ url: `http://127.0.0.1:${port.toString()}`, issuer: await developmentIssuer(join(folder, 'issuer.json')) });
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
}

it('a start is proved by a refusal where only persisted operations are taken, and by no other', async () => {
  const refused = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] });
  expect(await provedBy(refused('QUERY_NOT_IN_SAFELIST'))).toContain('not in the list of persisted operations');
  await expect(provedBy(refused('FORBIDDEN'))).rejects.toThrow('The gateway answers, but not completely.');
  expect(await provedBy({ data: { partner: null } })).toBeNull();
});
