import type {Lifetimes} from "../../loaders/models/survival/life-table.js";

/**
 * Weeks of remission of 21 children with leukaemia on 6-mercaptopurine and 21 on placebo, Freireich and
 * others (1963), as printed in Kalbfleisch and Prentice (1980) and Collett; the first numbers are
 * relapses, the second ends of observation.
 */
const weeks = {
  mercaptopurine: [
    [6, 6, 6, 7, 10, 13, 16, 22, 23],
    [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
  ],
  placebo: [[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []],
} as const;

function lifetimes([relapses, ends]: readonly (readonly number[])[]): Lifetimes {
  return {
    durations: [...relapses!, ...ends!],
    isEvent: [...relapses!.map(() => 1), ...ends!.map(() => 0)],
  };
}

export const mercaptopurine = lifetimes(weeks.mercaptopurine);
export const placebo = lifetimes(weeks.placebo);
