import {beforeAll, expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {everybody} from "../../src/components/filters/filters.js";
import type {Marts} from "../../src/components/marts/marts.js";
import {peopleOf} from "../../src/components/matrix/matrix-people.js";
import {matrixFiltering} from "../../src/components/matrix/matrix-restrict.js";
import {restrictLine} from "../pipeline/restricted.js";
import {read} from "./as-pages.js";
import {byKey, expectRows} from "./rows.js";
import {type Case, select} from "./sources.js";

/** What the Matrix page makes of a selection, and the values it offers to select. */
export function matrixTests(computed: () => Computed, cases: readonly Case[]): void {
  let matrix: Parameters<typeof matrixFiltering>[0];
  beforeAll(async () => {
    const data = await read(computed(), [
      "build_info",
      "terms",
      "filter_values",
      "definitions",
      "rfm",
      "rfm_thresholds",
      "rfm_matrix",
      "customer_matrix",
      "tiers",
      "customers",
    ]);
    matrix = {...data, people: peopleOf(data)};
  });

  test("values to filter by are those that customers have, with their customers", () => {
    const columns = {
      region: "region",
      channel: "first_channel",
      category: "first_category",
      segment: "segment",
      tier: "tier",
    } as const;
    for (const [dimension, column] of Object.entries(columns)) {
      const counts = new Map<string, number>();
      for (const row of matrix.customers) {
        const value = row[column as "region"] ?? "none";
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const rows = matrix.filter_values.filter((row) => row.dimension === dimension);
      expect(new Map(rows.map(({value, customers}) => [value, customers]))).toEqual(counts);
      expect(rows.map(({position}) => position)).toEqual(rows.map((_, i) => i + 1));
    }
  });

  test("everybody selected, the matrix's tables are the published ones", () => {
    const found = matrixFiltering(matrix).restrict(everybody)!;
    expectRows(found.rfm_matrix, matrix.rfm_matrix);
    expectRows(found.tiers, matrix.tiers);
    expect(found.people).toEqual(matrix.people);
  });

  test.each(cases)("the matrix with $told", async ({kept, where}) => {
    const found = matrixFiltering(matrix).restrict(select(kept))!;
    const line = await restrictLine(computed(), where);
    const cells = byKey(
      (await line("rfm_matrix")) as unknown as Marts["rfm_matrix"],
      "recency_score",
      "frequency_score",
    );
    expectRows(byKey(found.rfm_matrix, "recency_score", "frequency_score"), cells);
    expect(found.people.buyers.length).toBe(cells.reduce((sum, row) => sum + row.customers, 0));
    // The bound of a rating is that among everybody, whoever is selected.
    expectRows(
      byKey(found.tiers, "position"),
      byKey((await line("tiers")) as unknown as Marts["tiers"], "position"),
      ["lowest_rated_amount"],
    );
  });
}
