import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type as system } from 'node:os';
import { promisify } from 'node:util';
import type { Results } from './results/results.ts';
import { asSuperuser } from './data/databases.ts';
import { root } from './set-ups/programme.ts';

/** The machine that everything ran on: servers, database and load generator. */
export async function describeMachine(superuserUrl: string): Promise<Results['machine']> {
  const postgresql = await asSuperuser(superuserUrl, async client => (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism(), memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${system()} ${release()}`, node: process.version, postgresql,
  };
}

/** What was measured; with a mark where files differ from it. */
export const describeCommit = async (): Promise<string> =>
  promisify(execFile)('git', ['describe', '--always', '--dirty', '--exclude', '*'], { cwd: root }).then(({ stdout }) => stdout.trim(), () => 'unknown');
