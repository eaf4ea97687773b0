/** Stands still until it is set. */
export interface TestClock {
  now(): Date;
  set(instant: Date | string): void;
}

export function testClock(start: Date | string): TestClock {
  let current = new Date(start);
  return {
    now: () => current,
    set: instant => { current = new Date(instant); },
  };
}
