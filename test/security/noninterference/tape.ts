/**
 * Numbers that decide everything about a question. Where they end, everything is the least there can be; so a question
 * is made smaller by cutting its tape, which is how fast-check finds the smallest that tells two worlds apart.
 */
export interface Tape {
  /** 0 to `limit` - 1; 0 once the tape has ended. */
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** True once in so many times; never once the tape has ended. */
  once(inTimes: number): boolean;
  /** Whether a field is asked for: as `once`, unless everything is wanted. */
  wants(inTimes: number): boolean;
}

/** Asks for everything, and says of arguments no more than has to be said. */
export const everything: Tape = { below: () => 0, pick: values => first(values), once: () => false, wants: () => true };

function first<Value>([value]: readonly Value[]): Value {
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}

export function tapeOf(numbers: readonly number[]): Tape {
  let position = 0;
  const below = (limit: number): number => (numbers[position++] ?? 0) % Math.max(1, limit);
  const once = (inTimes: number): boolean => below(inTimes) === inTimes - 1;
  return { below, pick: values => first(values.slice(below(values.length))), once, wants: once };
}
