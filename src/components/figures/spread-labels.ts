/**
 * Returns positions for labels along one axis, in the order given: as near as can be to where they want
 * to stand, `gap` apart at least, between `low` and `high` if there is room.
 */
export function spreadLabels(
  wanted: readonly number[],
  {gap, low, high}: {gap: number; low: number; high: number},
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let least = low;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, least);
    least = (placed[i] ?? 0) + gap;
  }
  let most = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i] ?? 0, most);
    most = (placed[i] ?? 0) - gap;
  }
  return placed;
}
