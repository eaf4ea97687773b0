import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether a process of this number runs; one that has ended and waits for its parent to notice does not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false; // EPERM: it runs as somebody else
  }
  return !/^[ZX]/.test((await statusOf(pid)) ?? '');
}

/** When the process began, in the system's own words: a number that was given out again does not look like its predecessor. */
export async function beginningOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await statusOf(pid))?.split(' ')[19] ?? '';
  return ps(pid, 'lstart=');
}

/** Whether this process is the PostgreSQL server on this cluster, and not another program that got its number. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(pid > 0 && (await isRunning(pid)))) return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null); // the server works inside its cluster
  return folder === null ? (await commandOf(pid)).includes(cluster) : folder === cluster;
}

/** The fields after the name in /proc/<pid>/stat: state first, start time twentieth. Null where there is no /proc. */
async function statusOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line === null ? null : line.slice(line.lastIndexOf(')') + 2);
}

const commandOf = async (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ps(pid, 'command='));

const ps = async (pid: number, column: string): Promise<string> =>
  promisify(execFile)('ps', ['-ww', '-o', column, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
