import type { Answers } from './pair.ts';

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 400));

function* differences(path: string, a: unknown, b: unknown): Generator<string> {
  if (Object.is(a, b)) return;
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) yield* differences(`${path}.${key}`, (a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]); // both are objects
  } else {
    yield `${path}: as it is ${shown(a)}, else ${shown(b)}`;
  }
}

/** Where two answers differ, line by line; null when they are the same. */
export function difference({ whole, other }: Answers): string | null {
  const lines = [...differences('answer', whole, other)];
  if (lines.length > 0) return lines.slice(0, 20).join('\n');
  return JSON.stringify(whole) === JSON.stringify(other) ? null : 'the same in another order';
}
