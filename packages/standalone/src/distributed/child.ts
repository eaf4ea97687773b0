import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment } from '../config.ts';
import type { Programme } from './programme.ts';

export interface Child {
  readonly pid: number;
  /** Resolves with how it ended, in words: `exit code 1`, `SIGKILL`. */
  readonly ended: Promise<string>;
  /** Lets it finish what it accepted; insists after a while. */
  stop(): Promise<void>;
}

const checkout = fileURLToPath(new URL('../../../..', import.meta.url));

/** A little longer than a process takes that drains as long as it may. */
const STOPPED_WITHIN_MS = 17_000;

/**
 * Starts a programme in a process group of its own, so that a Ctrl-C reaches whoever started it and not each one at once.
 * The channel between the two is how it is told to stop, and how it notices that its starter is gone, even if killed.
 */
export async function startChild({ command, environment }: Programme): Promise<Child> {
  const child = spawn(process.execPath, command, {
    cwd: checkout,
    env: { ...inheritedEnvironment(), ...environment },
    detached: process.platform !== 'win32', // where it would open a window
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => { child.once('spawn', resolve).once('error', reject); });
  const ended = new Promise<string>(resolve => { child.once('exit', (code, signal) => { resolve(signal ?? `exit code ${String(code)}`); }); });
  return {
    pid: child.pid ?? 0, // it has been spawned
    ended,
    async stop() {
      if (child.connected) child.disconnect();
      const insist = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
      await ended;
      clearTimeout(insist);
    },
  };
}
