/** How often each of a list is in it. */
export const tally = (list: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const each of list) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};
