import { readdir, readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second, on every platform that Node runs on. */
const MILLISECONDS_PER_TICK = 10;

interface Ticks {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** A line of /proc/<pid>/stat; the name in brackets may hold anything. */
export function ticksIn(stat: string): Ticks {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
  return { pid: Number.parseInt(stat, 10), parent: fields[1] ?? 0, ticks: user + system + childrenUser + childrenSystem };
}

/**
 * Milliseconds of processor time that these processes and all that they started have taken so far, those that have ended
 * included. Null where the system does not tell (only Linux does). Unlike requests a second, it hardly depends on what else the machine does.
 */
export async function processorMilliseconds(pids: readonly number[]): Promise<number | null> {
  const names = await readdir('/proc').catch(() => null);
  if (!names) return null;
  const all = (await Promise.all(names.filter(name => /^\d+$/.test(name)).map(name => readFile(`/proc/${name}/stat`, 'utf8').then(ticksIn, () => null)))).filter(each => each !== null);
  const own = new Set(pids);
  for (let before = 0; own.size > before;) {
    before = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  return all.filter(({ pid }) => own.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) * MILLISECONDS_PER_TICK;
}
