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
}

export function tapeOf(numbers: readonly number[]): Tape {
  let position = 0;
  const below = (limit: number): number => (numbers[position++] ?? 0) % Math.max(1, limit);
  return {
    below,
    pick: values => {
      if (values.length === 0) throw new RangeError('There is nothing to pick from.');
      return values[below(values.length)] as never; // in range
    },
    once: inTimes => below(inTimes) === inTimes - 1,
  };
}
