/** More answers than this are forgotten all at once. */
const MOST = 500;

/**
 * The same answers, worked out once: a calendar is asked for the same few days and periods by every request. Answers are kept by text, so
 * the question must be told in full; whoever gets one must not change it.
 */
export function remembered<Question, Answer>(keyOf: (question: Question) => string, work: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<string, Answer>();
  return question => {
    const key = keyOf(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = work(question);
    if (known.size >= MOST) known.clear();
    known.set(key, answer);
    return answer;
  };
}

/** Since then every zone's clock is whole minutes off: Liberia was the last to give up its 44 minutes and 30 seconds, in 1972. */
const WHOLE_MINUTES = Date.UTC(1973, 0, 1);

/** A minute, or long ago a second, as text: no zone begins a day within it. */
export function momentOf(instant: Date): string {
  const at = instant.getTime();
  return at >= WHOLE_MINUTES ? `m${String(Math.floor(at / 60_000))}` : `s${String(Math.floor(at / 1_000))}`;
}
