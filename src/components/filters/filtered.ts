import type {Note} from "./filter-notes.js";
import {filteredPage} from "./filtered-page.js";
import type {FilteredPageOptions} from "./filtered-page.js";
import {readFacts} from "../words/facts.js";
import type {Spoken} from "../words/language.js";
import {refusalSentence} from "../words/sample-sentence.js";
import type {Marts} from "../marts/marts.js";
import type {CustomerFiles} from "./restrict-page.js";

interface PageFilters {
  /** The tables that a period cuts by their month; none on a page about the as-of date alone. */
  readonly cut: readonly (keyof Marts)[];
  /** What a page leaves out or keeps whole under a filter. */
  readonly notes: readonly Note[];
}

const pages = {
  overview: {cut: ["months"], notes: ["anonymous", "models", "pictures"]},
  segments: {cut: [], notes: []},
  lifecycle: {
    cut: ["lifecycle", "lifecycle_flows", "churn_rates", "stage_pairs", "revenue_bridge"],
    notes: ["anonymous", "beforehand", "months"],
  },
  value: {cut: [], notes: ["models"]},
  churn: {cut: [], notes: ["models", "fitted"]},
} as const satisfies Readonly<Record<string, PageFilters>>;

/**
 * Resolves to a page under its bar of filters. What counts its tables anew, and the marts of customers, are fetched
 * when a filter is first wanted.
 */
export function filtered<D extends Pick<Marts, "build_info" | "terms" | "filter_values">>(
  name: keyof typeof pages,
  draw: FilteredPageOptions<D>["draw"],
  data: D,
  files: CustomerFiles,
  options: Spoken & {readonly today?: Date},
): Promise<HTMLElement> {
  const {cut, notes}: PageFilters = pages[name];
  const isForetold = data.build_info.some(
    ({item, value}) => item === "clv_model" && value !== "none",
  );
  const page = {cut, notes: notes.filter((note) => note !== "models" || isForetold)};
  const refusal = refusalSentence(readFacts(data.build_info), options.language);
  return filteredPage<D>(data, {
    ...options,
    draw,
    applies: {customers: refusal === null, period: page.cut.length > 0},
    refusal,
    load: async () => {
      const {cutting, loadFiltering} = await import("./restrict-page.js");
      return refusal === null ? loadFiltering(data, files, page) : cutting(data, page);
    },
  });
}
