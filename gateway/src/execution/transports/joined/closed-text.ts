/** A set belongs to a plan, of which there are few. */
const texts = new WeakMap<ReadonlySet<string>, string>();

/**
 * Which fields a plan hands on as they are, for telling questions apart: plans may ask the same and differ in that, and what one takes as text
 * another adds to.
 */
export function closedText(closed: ReadonlySet<string> | undefined): string {
  if (closed === undefined) return '';
  const text = texts.get(closed) ?? [...closed].sort().join(',');
  texts.set(closed, text);
  return text;
}
