import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MEMORY } from '../../../packages/standalone/bin/memory.mjs';
import { bareEnvironment } from '../../config.ts';

/** One process that a benchmark started, and ends. */
export interface Programme {
  readonly pid: number;
  /** Everything it has said, for when it fails. */
  readonly screen: () => string;
  /** Waits until it has said this. */
  readonly says: (words: RegExp, withinMs: number) => Promise<void>;
  /** Rejects when the process ends before it was told to. */
  readonly failed: Promise<never>;
  /** What a process of the benchmark's own answers to a question. */
  readonly ask: <Answer>(question: object) => Promise<Answer>;
  stop(): Promise<void>;
}

export interface Starting {
  /** What Node runs, with its arguments. */
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder it runs in; the checkout unless told. */
  readonly folder?: string;
}

export const root = join(import.meta.dirname, '..', '..', '..');
const STOPPED_WITHIN_MS = 20_000;

/** The TypeScript of a process of the benchmark's own, with its settings as JSON. */
export const ownProgramme = (file: string, settings: object): readonly string[] => ['--import', 'tsx', join(import.meta.dirname, '..', file), JSON.stringify(settings)];

/** A programme of the house, as `npm start` runs it: bundled. */
export const houseProgramme = (main: string): readonly string[] => [...MEMORY, join(root, 'packages/standalone/bin/run.mjs'), main];

/** Starts a process with nothing in its environment but PATH, HOME and what is told here. */
export async function startProgramme({ command, environment = {}, folder = root }: Starting): Promise<Programme> {
  const child: ChildProcess = spawn(process.execPath, command, {
    cwd: folder, env: { ...bareEnvironment(), NO_COLOR: '1', NODE_ENV: 'production', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by whose end it notices that we are gone
  });
  let text = '';
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk: Buffer) => { text = `${text}${chunk.toString()}`.slice(-20_000); });
  const told = new AbortController();
  const ended = new Promise<string>(resolve => { child.once('exit', (code, signal) => { resolve(signal ?? `exit code ${String(code)}`); }); });
  const failed = ended.then(async how => {
    if (told.signal.aborted) await new Promise(() => undefined);
    throw new Error(`${command.join(' ')} ended by itself (${how}):\n${text}`);
  });
  failed.catch(() => undefined); // whoever waits for it hears of it
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0, // it has been spawned
    screen: () => text,
    failed,
    async says(words, withinMs) {
      for (const end = performance.now() + withinMs; performance.now() < end;) {
        if (words.test(text)) return;
        await Promise.race([failed, pause(50)]);
      }
      throw new Error(`It never said ${String(words)}:\n${text}`);
    },
    async ask<Answer>(question: object): Promise<Answer> {
      const answer = once(child, 'message') as Promise<[Answer]>; // the one process that this benchmark wrote for it
      child.send(question);
      return (await Promise.race([answer, failed]))[0];
    },
    async stop() {
      told.abort();
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
      await ended;
      clearTimeout(insist);
    },
  };
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no address');
  return address.port;
}

export interface Asking {
  readonly url: string;
  readonly token: string;
  readonly query: string;
  readonly variables?: object;
}

/** One question by GraphQL over HTTP: the whole answer. */
export async function asked({ url, token, query, variables = {} }: Asking): Promise<{ readonly data?: unknown; readonly errors?: unknown }> {
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(20_000),
  });
  return await response.json() as { data?: unknown; errors?: unknown }; // GraphQL over HTTP
}

/** Asks again and again until there is an answer without errors; gives up with what the process said. */
export async function answering(programme: Programme, question: Asking, withinMs = 120_000): Promise<void> {
  let last: unknown = 'nothing';
  for (const end = performance.now() + withinMs; performance.now() < end;) {
    last = await Promise.race([programme.failed, asked(question).catch((error: unknown) => ({ errors: String(error) }))]);
    if (typeof last === 'object' && last !== null && 'data' in last && !('errors' in last)) return;
    await pause(100);
  }
  throw new Error(`${question.url} does not answer (${JSON.stringify(last)}):\n${programme.screen()}`);
}
