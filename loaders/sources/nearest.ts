/**
 * Returns the candidate that a mistyped word most likely means, or undefined if none is close: a
 * third of its letters may differ. Case, blanks, dashes and underscores do not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const squeezed = squeeze(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(squeezed.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(squeezed, squeeze(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, "");
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 20 || b.length > 200) return Infinity;
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
