import { localDateOf } from '@channelgraph/domain';
import { deskAt } from './desk.ts';
import { planWorld, type PlanOptions } from './plan.ts';
import { worldUntil } from './until.ts';
import type { DemoWorld } from './world.ts';

const SEED = 20_260_401;

export interface DemoWorldOptions extends Omit<PlanOptions, 'seed'> {
  /** Now, as far as the demo is concerned: what is planned for later has not happened. */
  readonly until: Date;
  /** Another seed is another world with the same stories. */
  readonly seed?: number;
}

/**
 * Two years and a quarter of a channel programme, as far as it has come at `until`. The same options give the same
 * world, byte for byte, in the same order. Deals, registrations, enrolments, event registrations and awards are made while they are read and
 * may be read again; the rest is made at once.
 */
export function demoWorld({ until, seed = SEED, ...options }: DemoWorldOptions): DemoWorld {
  const { timeline, stage, world } = planWorld({ ...options, seed });
  const lastInstant = new Date(timeline.end.getTime() - 1);
  const cut = until < lastInstant ? until : lastInstant; // nothing is told after the anchor's quarter
  const seen = worldUntil(world, cut, localDateOf(cut, timeline.calendar.timeZone));
  return {
    ...seen,
    until,
    registrations: { *[Symbol.iterator]() { yield* seen.registrations; yield* deskAt(stage, until); } },
  };
}
