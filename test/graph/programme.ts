import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bareEnvironment } from '../config.ts';

/** `npm run start:distributed` as somebody at a terminal has it. */
export interface Programme {
  /** Address of the graph. */
  readonly url: string;
  /** Everything it has said. */
  readonly screen: () => string;
  /** Process id of each part that runs now. */
  readonly pids: () => ReadonlyMap<string, number>;
  /** Waits until it has said this after that many characters. */
  readonly says: (words: RegExp, after?: number) => Promise<void>;
  /** Sends a signal to the one process that the operator sees; resolves with its exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

const root = join(import.meta.dirname, '..', '..');
const STARTED = /^ {2}(\w+) +process (\d+)|(\w+) is back as process (\d+)/gm;

/** Starts it and waits until it is complete. `env` is its whole environment beside PATH and HOME. */
export async function startDistributed(env: Readonly<Record<string, string>>): Promise<Programme> {
  const child = spawn(process.execPath, ['packages/standalone/bin/run.mjs', 'packages/standalone/src/distributed.ts'], {
    cwd: root, env: { ...bareEnvironment(), NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const looks = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => { text += chunk.toString(); for (const look of looks) look(); });
  const ended = once(child, 'exit') as Promise<[number | null]>; // what a process ends with
  const says: Programme['says'] = (words, after = 0) => new Promise((resolve, reject) => {
    const look = () => {
      if (!words.test(text.slice(after))) return;
      looks.delete(look);
      resolve();
    };
    looks.add(look);
    void ended.then(() => { reject(new Error(`It ended:\n${text}`)); });
    look();
  });
  await says(/Stop with Ctrl-C/);
  return {
    url: /^ {2}Graph +(\S+)$/m.exec(text)?.[1] ?? '',
    screen: () => text,
    pids: () => new Map([...text.matchAll(STARTED)].map(([, first, pid, again, next]) => [first ?? again ?? '', Number(pid ?? next)])),
    says,
    async end(signal) {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}
