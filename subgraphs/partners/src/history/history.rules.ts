import { accept, refuse, type Decision } from '@channelgraph/domain';
import type { EffectiveDated } from './history.ts';

/** Common rules, history: what held is kept with its end; it is never shortened or lengthened afterwards. */
export function ended<Row extends EffectiveDated>(row: Row, at: Date): Decision<Row> {
  if (row.validTo !== null && row.validTo <= at) return refuse('INVALID_RESOURCE_STATE', `This ends at ${row.validTo.toISOString()} already.`);
  if (at <= row.validFrom) return refuse('VALUE_OUT_OF_RANGE', `This begins at ${row.validFrom.toISOString()}; it can end only after that.`);
  return accept({ ...row, validTo: at });
}

/** An instant asked for, or now; nothing is dated back, because others have acted on what held. */
export const nowOrLater = (asked: Date | null | undefined, now: Date, field: string): Decision<Date> => {
  const at = asked ?? now;
  return at >= now ? accept(at) : refuse('VALUE_OUT_OF_RANGE', 'This cannot be dated back; leave it out, or name an instant to come.', field);
};
