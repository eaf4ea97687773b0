import { ownProgramme, startProgramme } from '../set-ups/programme.ts';
import type { Job, Load } from './job.ts';

export interface Generator {
  readonly pid: number;
  /** Throws when more than one request in ten was not answered as it should be: nothing is measured of wrong answers. */
  load(job: Job): Promise<Load>;
  stop(): Promise<void>;
}

/** Starts the load generator. */
export async function openGenerator(): Promise<Generator> {
  const programme = await startProgramme({ command: ownProgramme('load/generator.ts', {}) });
  return {
    pid: programme.pid,
    async load(job) {
      const { load, failed } = await programme.ask<{ load?: Load; failed?: string }>(job);
      if (!load) throw new Error(`${job.url}: ${failed ?? 'no figures'}`);
      if (load.failures > load.answered / 10 && !job.hostile) throw new Error(`${job.url} answered ${String(load.failures)} requests wrongly, the first:\n${load.firstFailure ?? ''}`);
      return load;
    },
    stop: () => programme.stop(),
  };
}
