/** The life of a real process, from its start to its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const door = JSON.stringify(join(import.meta.dirname, 'index.ts'));
/** Says what happens to it, line by line; a file on top of the list would be found by nobody else. */
const PROGRAMME = `
  import { runProcess } from ${door};
  const say = line => process.stdout.write(line + '\\n');
  const [how] = process.argv.slice(1);
  runProcess(() => {
    if (how === 'fails') throw Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 4002 });
    return run();
  }, how === 'hangs' ? { stoppedWithinMs: 50 } : {});
  async function run() {
    const life = setInterval(() => undefined, 60_000);
    say('started');
    return { async stop() {
      say('stopping');
      if (how === 'hangs') await new Promise(() => undefined);
      if (how === 'breaks') throw new Error('broken while stopping');
      await new Promise(resolve => setImmediate(resolve));
      clearInterval(life);
      say('stopped');
    } };
  }
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Life {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly said: string[];
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function live(how: 'runs' | 'fails' | 'breaks' | 'hangs'): Life {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PROGRAMME, how], {
    cwd: join(import.meta.dirname, '..', '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  const said: string[] = [];
  let errors = '';
  if (child.stdout) createInterface({ input: child.stdout }).on('line', line => said.push(line));
  child.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  // not 'close', which does not come once the channel has been cut from this side
  const ended = Promise.all([once(child, 'exit'), child.stdout && once(child.stdout, 'close'), child.stderr && once(child.stderr, 'close')]);
  return { child, said, errors: () => errors, ended: ended.then(([[code]]) => code as number | null) }; // what a process ends with
}

async function started(life: Life): Promise<void> {
  while (life.said.length === 0 && life.child.exitCode === null) await Promise.race([once(life.child, 'exit'), life.child.stdout ? once(life.child.stdout, 'data') : undefined]);
}

describe('a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what it accepted when told by %s, and ends well', async signal => {
    const life = live('runs');
    await started(life);
    life.child.kill(signal);
    life.child.kill(signal); // twice is not an emergency
    expect(await life.ended).toBe(0);
    expect(life.said).toEqual(['started', 'stopping', 'stopped']);
  });

  it('does the same when the process that started it is gone', async () => {
    const life = live('runs');
    await started(life);
    life.child.disconnect();
    expect(await life.ended).toBe(0);
    expect(life.said).toEqual(['started', 'stopping', 'stopped']);
  });

  it('does not outlive a starter that was gone before it could begin', async () => {
    const life = live('runs');
    life.child.disconnect();
    expect(await life.ended).toBe(0);
  });

  it('explains why it could not start', async () => {
    const life = live('fails');
    expect(await life.ended).toBe(1);
    expect(life.errors()).toMatch(/^Port 4002 is taken\.\nWhy: /);
  });

  it('does not wait for ever for what does not end', async () => {
    const life = live('hangs');
    await started(life);
    life.child.kill('SIGTERM');
    expect(await life.ended).toBe(1);
    expect(life.said).toEqual(['started', 'stopping']);
  });

  it('says so when it could not stop as it should', async () => {
    const life = live('breaks');
    await started(life);
    life.child.kill('SIGTERM');
    expect(await life.ended).toBe(70);
    expect(life.errors()).toContain('broken while stopping');
  });
});
