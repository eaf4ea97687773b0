/** How many letters must be added, dropped, changed or swapped with their neighbour to get from one word to the other. */
export function typingDistance(typed: string, meant: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= meant.length; column += 1) {
      const same = typed[row - 1] === meant[column - 1];
      const swapped = row > 1 && column > 1 && typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, meant.length);
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Infinity;

/** The word that was probably meant: one slip for every eight letters is allowed, so HOST is not taken for PORT. */
export function nearMiss(typed: string, words: readonly string[]): string | null {
  const near = words
    .map((word) => ({ word, distance: typingDistance(typed.toUpperCase(), word.toUpperCase()) }))
    .filter(({ word, distance }) => distance <= Math.floor(word.length / 8))
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.word ?? null;
}
