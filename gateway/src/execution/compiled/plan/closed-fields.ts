import type { ObjectShapes } from '../response/shape.ts';
import type { ScheduledFetch } from './schedule.ts';

interface Source {
  readonly all: readonly ScheduledFetch[];
  readonly shape: ObjectShapes;
}

const NONE: ReadonlySet<string> = new Set();

export const closedFields = (_: Source) => (_fetch: ScheduledFetch): ReadonlySet<string> => NONE;
