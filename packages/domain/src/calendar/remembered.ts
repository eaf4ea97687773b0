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

/** No zone's clock has ever been off by less than a second: within one, it is the same day. */
export const secondOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000);
