/** Rows of some groups, and for each the group whose sample it belongs to. */
export interface RowSample {
  readonly rows: Int32Array;
  readonly groupOf: Int32Array;
}

/**
 * Returns a sample of the rows of each group (whole numbers below `groups`; other rows belong to none), every
 * k-th in order, at most about `most` of each, and after them a sample of all rows as the group numbered
 * `groups`. Groups with no more than `most` rows are there in full.
 */
export function sampleRows(
  groupOf: ArrayLike<number>,
  {groups, most}: {readonly groups: number; readonly most: number},
): RowSample {
  const sizes = new Float64Array(groups + 1);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row]!;
    if (group >= 0 && group < groups) sizes[group]!++;
    sizes[groups]!++;
  }
  const every = sizes.map((size) => Math.max(1, size / most));
  const next = every.map((gap) => Math.floor(gap / 2));
  const seen = new Float64Array(groups + 1);
  const taken: number[][] = Array.from({length: groups + 1}, () => []);
  const offer = (row: number, group: number): void => {
    if (seen[group]!++ < Math.floor(next[group]!)) return;
    taken[group]!.push(row);
    next[group]! += every[group]!;
  };
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row]!;
    if (group >= 0 && group < groups) offer(row, group);
    offer(row, groups);
  }
  return {
    rows: Int32Array.from(taken.flat()),
    groupOf: Int32Array.from(taken.flatMap((rows, group) => rows.map(() => group))),
  };
}
