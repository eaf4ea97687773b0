import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../config.ts';

/** What a step found: each check counts as one, the tests as many as they are. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly tail: readonly string[];
  /** One line for who reads on although it passed. */
  readonly note?: string | undefined;
}

/** A Node program of this repository and its arguments. */
export interface Command {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Its last line is worth reading when it passed, too. */
  readonly hasMoreToSay?: boolean;
}

interface Finished {
  readonly code: number | null;
  readonly seconds: number;
  readonly tail: readonly string[];
}

export const root = join(import.meta.dirname, '..', '..');
const linesKept = 60;
const graceBeforeKill = 8_000;
const running = new Set<ChildProcess>();

/** Runs one program to its end, in a process group of its own so that `stopAll` reaches its children too. */
export function runToEnd({ program, args }: Command, onMessage: (message: unknown) => void = () => undefined): Promise<Finished> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: childEnvironment(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('message', onMessage);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
      resolve({ code, seconds: (performance.now() - started) / 1000, tail: lines.slice(-linesKept) });
    });
  });
}

/** A check passes or fails as a whole. */
export async function check(command: Command): Promise<Outcome> {
  const { code, seconds, tail } = await runToEnd(command);
  return { name: command.name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, tail, note: command.hasMoreToSay === true ? tail.at(-1) : undefined };
}

const signal = (child: ChildProcess, name: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    child.kill(name); // Windows knows no process groups
  }
};

/** Asks every running program to end, insists after a moment, and resolves when none is left. */
export async function stopAll(): Promise<void> {
  const ended = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  const insist = setTimeout(() => {
    for (const child of running) signal(child, 'SIGKILL');
  }, graceBeforeKill);
  for (const child of running) signal(child, 'SIGINT');
  await Promise.all(ended);
  clearTimeout(insist);
}
