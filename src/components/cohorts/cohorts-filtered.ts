import {cohortsPage} from "./cohorts.js";
import {readFacts} from "../words/facts.js";
import {filteredPage} from "../filters/filtered-page.js";
import type {Spoken} from "../words/language.js";
import {refusalSentence} from "../words/sample-sentence.js";
import type {CohortFiles, CohortsFiltered} from "../filters/restrict-cohorts-page.js";

/** Resolves to the page of cohorts under its bar of filters. */
export function filteredCohorts(
  data: CohortsFiltered,
  files: CohortFiles,
  options: Spoken & {readonly today?: Date},
): Promise<HTMLElement> {
  // Both filters need everybody's purchase days.
  const refusal = refusalSentence(readFacts(data.build_info), options.language);
  const isOn = refusal === null;
  return filteredPage<CohortsFiltered>(data, {
    ...options,
    draw: (chosen, told) => cohortsPage(chosen, {...told, later: chosen.later}),
    applies: {customers: isOn, period: isOn},
    refusal,
    load: async () =>
      (await import("../filters/restrict-cohorts-page.js")).loadCohorts(data, files),
  });
}
