/** A hop is believed for 30 seconds, and five more because clocks differ. */
const BELIEVED_FOR_MILLISECONDS = 35_000;
const REMEMBERED = 50_000;

export interface UsedHops {
  /** True the first time that a hop is used here; false whenever somebody sends it again. */
  isFirst(hop: string, now: Date): boolean;
}

/** Remembers the hops of commands as long as they could be sent again; with more of them than that, the oldest are forgotten. */
export function usedHops(capacity = REMEMBERED): UsedHops {
  const until = new Map<string, number>(); // a Map keeps insertion order, which is also the order in which they end
  return {
    isFirst(hop, now) {
      const at = now.getTime();
      for (const [old, end] of until) {
        if (end > at && until.size < capacity) break;
        until.delete(old);
      }
      if (until.has(hop)) return false;
      until.set(hop, at + BELIEVED_FOR_MILLISECONDS);
      return true;
    },
  };
}
