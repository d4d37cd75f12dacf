/** 90 % of a normal distribution lie within so many standard deviations. */
const z = 1.6448536269514722;

/**
 * Returns Wilson's 90 % interval of a share, of which `count` of `all` are in; undefined where there are
 * none. Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 */
export function wilson(count: number, all: number): {low: number; high: number} | undefined {
  if (!(all > 0)) return undefined;
  const middle = (count + z ** 2 / 2) / (all + z ** 2);
  const half = (z / (all + z ** 2)) * Math.sqrt((count * (all - count)) / all + z ** 2 / 4);
  return {low: count === 0 ? 0 : middle - half, high: Math.min(1, middle + half)};
}
