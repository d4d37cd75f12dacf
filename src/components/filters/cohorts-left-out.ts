import {sideName} from "../cohorts/cohort-cells.js";
import type {CohortSide} from "../cohorts/cohort-cells.js";
import {list} from "../words/language.js";
import type {Language} from "../words/language.js";

/**
 * Says what a source tells of its cohorts that cannot be counted anew, because it is published neither by day nor by
 * customer; null where a source tells nothing of the kind.
 */
export function cohortsLeftOutSentence(
  cohorts: readonly {readonly margin_amount: number | null}[],
  sides: readonly CohortSide[],
  language: Language,
): string | null {
  const names = list(
    sides.map((side) => sideName(side, language)),
    language,
  );
  const hasMargin = cohorts.some((row) => row.margin_amount !== null);
  if (language === "zh") {
    const parts = [hasMargin && "毛利未按日公布", names !== "" && `${names}未按客户公布`];
    const told = parts.filter((part) => part !== false);
    return told.length === 0 ? null : `${told.join("，")}，故此时不列出。`;
  }
  const parts = [
    hasMargin && "margin, which is not published by day",
    names !== "" &&
      `${names.toLowerCase()}, which ${sides.length === 1 ? "is" : "are"} not published by customer`,
  ];
  const told = parts.filter((part) => part !== false);
  return told.length === 0 ? null : `Left out under a filter: ${told.join("; ")}.`;
}
