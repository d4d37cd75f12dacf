/** Returns the median of numbers, halfway between the middle two of an even count; null of none. Sorts them in place. */
export function median(values: Float64Array): number | null {
  if (values.length === 0) return null;
  values.sort();
  const middle = (values.length - 1) / 2;
  const [low, high] = [values[Math.floor(middle)]!, values[Math.ceil(middle)]!];
  return low + (high - low) / 2;
}
