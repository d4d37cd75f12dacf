/** Rows that stand together by their first column, ascending. */
export interface Part {
  readonly cut: number;
  readonly start: number;
  readonly end: number;
}

/** Returns the runs of equal values in a column. */
export function partsOf(cut: Int32Array): Part[] {
  const parts: Part[] = [];
  for (let start = 0, end = 0; start < cut.length; start = end) {
    while (end < cut.length && cut[end] === cut[start]) end++;
    parts.push({cut: cut[start]!, start, end});
  }
  return parts;
}
