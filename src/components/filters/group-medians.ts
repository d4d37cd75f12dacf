/**
 * Returns the median of a number in each group, halfway between the middle two of an even count; null of none. The places
 * come in the order of the number, so that nothing needs sorting.
 */
export function groupMedians(
  places: Uint32Array,
  value: (at: number) => number,
  {group, chosen, sizes}: {group: Uint16Array; chosen: Uint8Array; sizes: ArrayLike<number>},
): (number | null)[] {
  const seen = new Uint32Array(sizes.length);
  const lower = new Float64Array(sizes.length);
  const upper = new Float64Array(sizes.length);
  for (const at of places) {
    if (chosen[at] === 0) continue;
    const code = group[at]!;
    const size = sizes[code]!;
    const place = seen[code]!++;
    if (place === (size - 1) >> 1) lower[code] = value(at);
    if (place === size >> 1) upper[code] = value(at);
  }
  return Array.from(sizes, (size, code) =>
    size === 0 ? null : lower[code]! + (upper[code]! - lower[code]!) / 2,
  );
}
