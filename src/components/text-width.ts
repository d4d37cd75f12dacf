/** Returns about how wide a label is at 12.5 px: Han characters are square, Latin ones about half. */
export function textWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > "\u2E80" ? 13 : 7.6), 0);
}
