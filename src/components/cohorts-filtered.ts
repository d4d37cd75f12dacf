import {cohortsPage} from "./cohorts.js";
import {filteredPage} from "./filtered-page.js";
import {noteOf} from "./filtered.js";
import type {Spoken} from "./language.js";
import type {CohortFiles, CohortsFiltered} from "./restrict-cohorts-page.js";

/** Resolves to the page of cohorts under its bar of filters. */
export function filteredCohorts(
  data: CohortsFiltered,
  files: CohortFiles,
  options: Spoken & {readonly today?: Date},
): Promise<HTMLElement> {
  return filteredPage<CohortsFiltered>(data, {
    ...options,
    draw: (chosen, told) => cohortsPage(chosen, {...told, later: chosen.later}),
    applies: {customers: true, period: true},
    load: async () => (await import("./restrict-cohorts-page.js")).loadCohorts(data, files),
    note: noteOf(["cohorts", "cohortMonths"]),
  });
}
