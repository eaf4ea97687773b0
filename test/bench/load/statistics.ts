/** The value below which a share of all lies, of values in ascending order; 0 of none. */
export const percentile = (ascending: ArrayLike<number>, share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;

/** Half of the figures are no more than this; of an even number, the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const ascending = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(ascending.length / 2);
  const [below = 0, above = 0] = ascending.length % 2 === 1 ? [ascending[middle], ascending[middle]] : [ascending[middle - 1], ascending[middle]];
  return (below + above) / 2;
}

/** How far figures lie apart: the largest over the smallest; 1 where they are all the same. */
export const spread = (figures: readonly number[]): number => Math.max(...figures) / Math.min(...figures);
