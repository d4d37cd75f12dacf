import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {readFacts} from "../../src/components/words/facts.js";
import {everybody} from "../../src/components/filters/filters.js";
import type {Marts} from "../../src/components/marts/marts.js";
import {loadSegment} from "../../src/components/filters/restrict-segment-page.js";
import {query} from "../pipeline/source.js";
import {restrictLine} from "../pipeline/restricted.js";
import {fetched, read} from "./as-pages.js";
import {byKey, expectRows} from "./rows.js";
import {few} from "./restrict-moves.js";
import {type Case, select} from "./sources.js";

const isOf = (segment: string) => (row: {segment: string}) => row.segment === segment;
const isSame = (one: Date, other: Date | null) => one.getTime() === other?.getTime();

/** What the page of each segment makes of a selection. */
export function segmentTests(computed: () => Computed, cases: readonly Case[]): void {
  // The page fixes the segment: none is ever selected on it.
  const chosen = cases.filter(({kept}) => !kept.segment);
  test.each([{told: "everybody", kept: {}, where: "true"}, ...chosen])(
    "the page of each segment with $told",
    async ({told, kept, where}) => {
      const names = [
        ...(["build_info", "terms", "filter_values", "segments", "segment_groups"] as const),
        ...(["segment_moves", "rfm_thresholds"] as const),
      ];
      const data = {...(await read(computed(), names)), segment_buyers: []};
      const files = {
        customers: () => fetched(computed(), "customers"),
        rfm: () => fetched(computed(), "rfm"),
        customer_segments: () => fetched(computed(), "customer_segments"),
        segment_dates: () => fetched(computed(), "segment_dates"),
      };
      const {comparisonDate, asOfDate} = readFacts(data.build_info);
      const tiers = data.filter_values.filter((row) => row.dimension === "tier");
      const selection = select(told === "everybody" ? {tier: tiers.map(({value}) => value)} : kept);
      const line = await restrictLine(computed(), where);
      const segments = (await line("segments")) as unknown as Marts["segments"];
      const groups = (await line("segment_groups")) as unknown as Marts["segment_groups"];
      const buyers = (await line("segment_buyers")) as unknown as Marts["segment_buyers"];
      const moves = (await line("segment_moves")) as unknown as Marts["segment_moves"];
      // Of all pairs of dates the page tells of the comparison date and the last.
      const latest = moves.filter(
        (row) => isSame(row.from_date, comparisonDate) && isSame(row.to_date, asOfDate),
      );
      let listed = 0;
      for (const {segment} of data.segments) {
        const {restrict, counts, note} = await loadSegment(data, files, segment);
        expect(restrict(everybody)).toBe(data);
        expect(note?.(selection, "en")).toBe("");
        const found = restrict(selection)!;
        expectRows(found.segments, byKey(segments, "position"));
        const cell = ["lifecycle_stage", "recency_score", "frequency_score"] as const;
        expectRows(
          byKey(found.segment_groups, ...cell),
          byKey(groups.filter(isOf(segment)), ...cell),
        );
        const way = ["from_segment", "to_segment", "move"] as const;
        expectRows(byKey(found.segment_moves, ...way), byKey(latest, ...way));
        expectRows(
          byKey(found.segment_buyers, "customer_key"),
          byKey(buyers.filter(isOf(segment)), "customer_key"),
          ["place"],
        );
        const amounts = found.segment_buyers.map(({net_amount}) => net_amount);
        expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
        listed += amounts.length;
        // The number beside a value is of this segment's customers, under the filters of the other kinds.
        const [{n} = {n: -1}] = await query(
          computed(),
          `select count(*) as n from marts.customers
           where tier = 'gold' and segment = '${segment}' and ${kept.tier ? "true" : where}`,
        );
        expect(counts(select(kept))("tier", "gold")).toBe(n);
      }
      const [{n} = {n: 0}] = await query(
        computed(),
        `select count(*) as n from marts.customers where segment is not null and ${where}`,
      );
      expect(listed).toBe(n);

      // A list holds the largest where a segment has more than a fifth of what a page holds.
      const {segment} = byKey(segments, "customers").at(-1)!;
      const build_info = data.build_info.map((row) =>
        row.item === "page_customers" ? {...row, value: "5"} : row,
      );
      const small = await loadSegment({...data, build_info}, files, segment);
      const nets = buyers.filter(isOf(segment)).map(({net_amount}) => net_amount);
      expect(small.restrict(selection)!.segment_buyers.map((one) => one.net_amount)).toEqual([
        Math.max(...nets),
      ]);
    },
  );

  test("the page of a segment leaves moves out, and says so, where not every buyer's are published", async () => {
    const names = [
      ...(["build_info", "terms", "filter_values", "segments", "segment_groups"] as const),
      ...(["segment_moves", "rfm_thresholds", "segment_dates"] as const),
    ];
    const data = {...(await read(computed(), names)), segment_buyers: []};
    const {segment} = data.segments[0]!;
    const {restrict, note} = await loadSegment(
      data,
      {
        customers: () => fetched(computed(), "customers"),
        rfm: () => fetched(computed(), "rfm"),
        customer_segments: () => few(computed()),
        segment_dates: () => fetched(computed(), "segment_dates"),
      },
      segment,
    );
    const selection = select(cases[0]!.kept);
    expect(restrict(selection)).toMatchObject({segment_moves: []});
    expect(note?.(selection, "en")).toMatch(/^With more than 200,000 buyers, moves are told of/);
    expect(note?.(selection, "zh")).toMatch(/^购买客户超过 20 万/);
  });
}
