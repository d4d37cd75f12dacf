import {chooseRows} from "../filters/choose-rows.js";
import type {Chosen} from "../filters/choose-rows.js";
import {readFacts} from "../words/facts.js";
import type {Counts} from "../filters/filter-bar.js";
import type {Filtering} from "../filters/filtered-page.js";
import {filterNames} from "../filters/filters.js";
import type {FilterName, Selection} from "../filters/filters.js";
import type {PlacedData} from "./matrix.js";
import {chosenPeople} from "./matrix-people.js";
import type {Dimension} from "./matrix-people.js";
import {restrictGrid} from "../filters/restrict-grid.js";
import {restrictTiers} from "../filters/restrict-tiers.js";

const groupOf: Readonly<Record<FilterName, Dimension>> = {
  region: "region",
  channel: "first_channel",
  category: "first_category",
  segment: "segment",
  tier: "tier",
};

interface Sums {
  readonly customers: number;
  readonly net_amount: number;
  readonly margin_amount: number | null;
}

/** Returns the tables of the matrix for the buyers that filters let through. */
export function matrixFiltering(data: PlacedData): Filtering<PlacedData> {
  const {people} = data;
  const hasMargin = readFacts(data.build_info).ratingBasis !== "net_sales";
  const round = (count: number) => Math.round(people.weight * count);
  /** Scales a row of a sample up to all. */
  const whole = <R extends Sums>(row: R): R =>
    people.weight === 1
      ? row
      : {
          ...row,
          customers: round(row.customers),
          net_amount: people.weight * row.net_amount,
          margin_amount: row.margin_amount === null ? null : people.weight * row.margin_amount,
        };
  let last: {readonly selection: Selection; readonly chosen: Chosen<FilterName>} | undefined;
  const choose = (selection: Selection) => {
    if (last?.selection === selection) return last.chosen;
    const chosen = chooseRows(
      people.buyers.length,
      filterNames.map((name) => {
        const {ids, codes} = people.groups[groupOf[name]];
        return {name, kept: selection.kept[name], codes, values: ids};
      }),
    );
    last = {selection, chosen};
    return chosen;
  };
  return {
    restrict(selection) {
      const {isIn, count} = choose(selection);
      if (count === 0) return null;
      const chosen = chosenPeople(people, isIn, count);
      return {
        ...data,
        people: chosen,
        rfm_matrix: restrictGrid(data.rfm_matrix, chosen, {hasMargin}).map(whole),
        tiers: restrictTiers(data.tiers, {
          ...chosen.groups.tier,
          netAmount: chosen.netAmount,
          marginAmount: chosen.marginAmount,
          valueAmount: chosen.valueAmount,
          hasMargin,
        }).map((row) => ({...whole(row), held_by_memory: round(row.held_by_memory)})),
      };
    },
    counts(selection): Counts {
      const {counts} = choose(selection);
      return (name, value) => round(counts[name].get(value) ?? 0);
    },
  };
}
