/** Real processes: killed, restarted, and gone when their starter is gone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toyProgramme } from '../../testing/toy-programme.ts';
import { freePort } from './free-port.ts';
import { supervise, type Supervised } from './supervise.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const eventually = (expectation: () => unknown): Promise<unknown> => vi.waitFor(expectation, { timeout: 15_000, interval: 20 });

async function supervised(): Promise<{ readonly toy: Supervised; readonly said: string[]; readonly isReady: () => Promise<boolean> }> {
  const said: string[] = [];
  const toy = await supervise(toyProgramme(await freePort('127.0.0.1')), line => said.push(line));
  ends.push(() => toy.stop());
  return { toy, said, isReady: async () => (await fetch(`${toy.url}/readyz`)).ok };
}

describe('a supervised process', () => {
  it('is ready when its supervisor says so, and gone when it was told to stop', async () => {
    const { toy, said, isReady } = await supervised();
    expect(await isReady()).toBe(true);
    const pid = toy.pid();
    await toy.stop();
    expect(isAlive(pid)).toBe(false);
    expect(said).toEqual([]);
  });

  it('is started again when it is killed, as often as that happens', async () => {
    const { toy, said, isReady } = await supervised();
    const killed: number[] = [];
    for (let time = 1; time <= 2; time += 1) {
      killed.push(toy.pid());
      process.kill(toy.pid(), 'SIGKILL');
      await eventually(() => { expect(said).toHaveLength(2 * time); });
      expect(await isReady()).toBe(true);
    }
    expect(new Set([...killed, toy.pid()]).size).toBe(3);
    expect(said).toEqual(killed.flatMap((pid, index) => [
      `toy (process ${pid.toString()}) ended: SIGKILL; starting it again`,
      `toy is back as process ${(killed[index + 1] ?? toy.pid()).toString()}`,
    ]));
  });

  it('is not started again once it was told to stop, though it was being restarted', async () => {
    const { toy, said } = await supervised();
    process.kill(toy.pid(), 'SIGKILL');
    await eventually(() => { expect(said).toHaveLength(1); });
    await toy.stop();
    expect(isAlive(toy.pid())).toBe(false);
    await expect(fetch(`${toy.url}/readyz`)).rejects.toThrow('fetch failed');
  });

  it('that cannot start is an error and not a series', async () => {
    await expect(supervise(toyProgramme(await freePort('127.0.0.1'), 'broken'), () => undefined)).rejects.toThrow(/The process of toy did not become ready\.\nWhy: it ended with exit code 70;/);
  });

  it('ends when its supervisor is killed', async () => {
    const root = join(import.meta.dirname, '..', '..', '..', '..');
    const port = await freePort('127.0.0.1');
    const supervisor = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', '..', 'testing', 'toy-supervisor.ts'), port.toString()], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    ends.push(() => supervisor.kill('SIGKILL'));
    const [line] = (await once(supervisor.stdout, 'data')) as [Buffer]; // what the supervisor says
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    supervisor.kill('SIGKILL');
    await eventually(() => { expect(isAlive(pid)).toBe(false); });
  });
});
