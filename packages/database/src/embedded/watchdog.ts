/** Runs a program so that it ends when this process ends, however this process ends. */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { asUser, type ServerUser } from './server-user.ts';

/**
 * The other end of standard input closes when the parent is gone, SIGKILL included: then the program gets its signal.
 * `wait` returns early when a signal arrives, hence the loop; the reader survives even the death of this shell.
 */
const WATCH = `
signal=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
stop() { kill -s "$signal" "$program" 2>/dev/null; }
trap stop TERM INT HUP
{ while read -r _ <&3; do :; done; stop; } &
reader=$!
exec 3<&-
while :; do wait "$program"; status=$?; kill -0 "$program" 2>/dev/null || break; done
kill "$reader" 2>/dev/null
exit "$status"
`;

/** Nothing of this process' environment: PGPORT, PGDATA and the like would reach into the server. Messages are in English. */
const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

export interface Watched {
  readonly program: string;
  readonly arguments: readonly string[];
  /** What tells the program to end. */
  readonly signal: 'INT' | 'TERM';
  readonly user: ServerUser | null;
  /** A folder the user can enter. */
  readonly folder: string;
  /** An open file for the output, or 'pipe' to collect it. */
  readonly output: number | 'pipe';
}

export interface Running {
  /** Settles when the program and its watchdog have ended; 0 is success. `output` is empty when it went to a file. */
  readonly ended: Promise<{ readonly status: number; readonly output: string }>;
  /** Tells the program to end; it may take its time. */
  readonly end: () => void;
  /** From here on the program alone does not keep this process alive. */
  readonly letGo: () => void;
}

/** Starts a program under its watchdog, in a process group of its own: the terminal's Ctrl-C reaches this process only. */
export function runWatched({ program, arguments: given, signal, user, folder, output }: Watched): Running {
  const shell = spawn('/bin/sh', ['-c', WATCH, 'sh', signal, program, ...given], {
    ...asUser(user),
    cwd: folder,
    env: ENVIRONMENT,
    detached: true,
    stdio: ['pipe', output, output],
  });
  const printed: Buffer[] = [];
  for (const stream of [shell.stdout, shell.stderr]) stream?.on('data', (chunk: Buffer) => printed.push(chunk));
  shell.stdin?.on('error', () => undefined); // the shell may end before we close its input; its end is what counts
  const ended = new Promise<{ status: number; output: string }>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(printed).toString() }));
  });
  ended.catch(() => undefined); // whoever awaits it hears of it; nobody has to
  return {
    ended,
    end() {
      shell.ref();
      shell.stdin?.end();
    },
    letGo() {
      shell.unref();
      if (shell.stdin instanceof Socket) shell.stdin.unref(); // what looks like a pipe is a socket
    },
  };
}
