import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseDataDirectory } from './index.ts';
import { canReach, nearestFolder } from './server-user.ts';

const isRoot = process.geteuid?.() === 0;
const stranger = { uid: 65534, gid: 65534 };

let checkout = '';
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'checkout-'));
  await chmod(checkout, 0o755);
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is .data of the checkout', async () => {
    expect(await chooseDataDirectory({ checkout })).toBe(join(checkout, '.data'));
  });

  it('is where the reader says; a relative path starts at the checkout', async () => {
    expect(await chooseDataDirectory({ checkout, dataDir: '/elsewhere' })).toBe('/elsewhere');
    expect(await chooseDataDirectory({ checkout, dataDir: 'mine' })).toBe(join(checkout, 'mine'));
    expect(await chooseDataDirectory({ checkout, dataDir: '' })).toBe(join(checkout, '.data'));
  });

  it('is one of its own outside a checkout that root’s PostgreSQL cannot enter, the same every time', async () => {
    await chmod(checkout, 0o700);
    const chosen = await chooseDataDirectory({ checkout });
    expect(chosen).toMatch(isRoot ? /channelgraph[/-][0-9a-f]{8}$/ : /\.data$/);
    expect(await chooseDataDirectory({ checkout })).toBe(chosen);
  });
});

describe('whether a user can come to a folder', () => {
  it('is not asked for the user of this process', async () => {
    expect(await canReach(join(checkout, 'closed'), null)).toBe(true);
  });

  it('is denied by one closed folder on the way, whatever is below', async () => {
    await mkdir(join(checkout, 'open'), { mode: 0o755 });
    await chmod(checkout, 0o700);
    expect(await canReach(join(checkout, 'open'), stranger)).toBe(false);
    expect(await canReach(join(checkout, 'open', 'not', 'yet', 'made'), stranger)).toBe(false);
  });

  it('is judged by the nearest folder that exists', async () => {
    expect(await nearestFolder(join(checkout, 'not', 'yet', 'made'))).toBe(await nearestFolder(checkout));
  });
});
