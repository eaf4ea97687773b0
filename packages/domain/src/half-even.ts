/** `numerator / denominator` as a whole number, ties to the even neighbour (banker's rounding). The denominator must be positive. */
export function divideHalfEven({ numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint }): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const twiceRest = 2n * (size % denominator);
  const roundsUp = twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n);
  const rounded = roundsUp ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
}
