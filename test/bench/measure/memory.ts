import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Megabytes of memory that these processes and all that they started take now, as the system counts it (resident). */
export async function residentMegabytes(pids: readonly number[]): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const all = stdout.trim().split('\n').map(line => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number, kilobytes: number]); // the three columns asked for
  const own = new Set(pids);
  for (let before = 0; own.size > before;) {
    before = own.size;
    for (const [pid, parent] of all) if (own.has(parent)) own.add(pid);
  }
  return all.filter(([pid]) => own.has(pid)).reduce((sum, [, , kilobytes]) => sum + kilobytes, 0) / 1024;
}
