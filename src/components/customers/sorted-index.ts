/**
 * Returns the positions of values from least to greatest, or the other way round. Equal values keep their
 * order either way; absent ones (NaN) come last.
 */
export function sortedIndex(values: Float64Array, descending: boolean): Uint32Array {
  const present = new Uint32Array(values.length);
  const missing: number[] = [];
  let count = 0;
  values.forEach((value, at) => {
    if (Number.isNaN(value)) missing.push(at);
    else present[count++] = at;
  });
  const sign = descending ? -1 : 1;
  present.subarray(0, count).sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b);
  present.set(missing, count);
  return present;
}

/**
 * Returns the range [from, to) of the texts that begin with a prefix, among texts in ascending order of
 * code units.
 */
export function prefixRange(texts: readonly string[], prefix: string): [number, number] {
  const from = firstAt(texts, (text) => text >= prefix);
  if (prefix === "") return [0, texts.length];
  return [from, firstAt(texts, (text) => text > prefix && !text.startsWith(prefix))];
}

function firstAt(texts: readonly string[], holds: (text: string) => boolean): number {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(texts[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low;
}
