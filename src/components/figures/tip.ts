import {background, faint} from "./colors.js";
import {noteTips} from "./tip-places.js";

/** How what is said on hover looks in every picture, and what makes keys say it too; to be spread into a tip's options. */
export const tipStyle = {
  fill: background,
  stroke: faint,
  fontSize: 12,
  lineHeight: 1.35,
  lineWidth: 22,
  render: noteTips,
} as const;

/**
 * Returns what makes a tip say a sentence of each row, to be spread into its options. The sentence is made when a reader asks
 * for it: pictures have hundreds of rows.
 */
export function tipSays<R>(sentence: (row: R) => string) {
  return {
    title: (row: R) => row,
    format: {title: (row: unknown) => tipText(sentence(row as R))},
  };
}

/** The length of a line in Han characters. */
const lineLength = 18;

/**
 * Returns a sentence for a tip, with line breaks after Chinese punctuation: Plot wraps at blanks, of
 * which Chinese has few. Latin text comes back as it is.
 */
export function tipText(sentence: string): string {
  if (!/\p{Script=Han}/u.test(sentence)) return sentence;
  const lines: string[] = [];
  for (const part of sentence.match(/[^，；：。]*[，；：。]?/gu) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && [...last, ...part].length <= lineLength) {
      lines[lines.length - 1] = last + part;
    } else lines.push(part);
  }
  return lines.join("\n");
}
