/** The font size in pixels for which `textWidth` tells. */
export const measuredSize = 12.5;

/** Returns about how wide a label is at `measuredSize`: Han characters are square, Latin ones about half. */
export function textWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > "\u2E80" ? 13 : 7.6), 0);
}
