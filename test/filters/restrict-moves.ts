import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {everybody} from "../../src/components/filters/filters.js";
import type {Marts} from "../../src/components/marts/marts.js";
import {loadMoves} from "../../src/components/filters/restrict-moves-page.js";
import {newFolder, query} from "../pipeline/source.js";
import {restrictLine} from "../pipeline/restricted.js";
import {fetched, read} from "./as-pages.js";
import {byKey, expectRows} from "./rows.js";
import {type Case, select} from "./sources.js";

/** Mart `customer_segments` as it is where it tells of some of many buyers only: here of one. */
export async function few({connection}: Computed): Promise<ArrayBuffer> {
  const file = join(newFolder(), "few.parquet");
  await connection.run(`copy (
    select * from marts.customer_segments
    where customer_key = (select min(customer_key) from marts.customer_segments)
  ) to '${file}' (format parquet)`);
  return Uint8Array.from(readFileSync(file)).buffer;
}

/** What the Moves page makes of a selection. */
export function moveTests(computed: () => Computed, cases: readonly Case[]): void {
  test.each(cases)("moves with $told", async ({kept, where}) => {
    const names = [
      ...(["build_info", "terms", "filter_values"] as const),
      ...(["segments", "segment_dates", "segment_moves"] as const),
    ];
    const data = await read(computed(), names);
    const {restrict} = await loadMoves(data, {
      customers: () => fetched(computed(), "customers"),
      customer_segments: () => fetched(computed(), "customer_segments"),
    });
    expect(restrict(everybody)).toBe(data);
    const keys = ["to_date", "from_date", "from_segment", "to_segment", "move"] as const;
    const tiers = data.filter_values.filter((row) => row.dimension === "tier");
    const all = restrict(select({tier: tiers.map(({value}) => value)}))!;
    expectRows(byKey(all.segment_moves, ...keys), byKey(data.segment_moves, ...keys));
    const found = restrict(select(kept))!;
    expect(found.isPartial).toBe(false);
    const line = await restrictLine(computed(), where);
    expectRows(
      byKey(found.segment_moves, ...keys),
      byKey((await line("segment_moves")) as unknown as Marts["segment_moves"], ...keys),
    );
    const mine = await query(
      computed(),
      `select customer_key, (${where}) is true as is_mine from marts.customers`,
    );
    for (const {customer_key: who, is_mine: isMine} of mine) {
      expect(found.isChosen?.(String(who))).toBe(isMine);
    }
    // Where only some of many buyers are listed, nobody else is told in their place.
    const {restrict: part} = await loadMoves(data, {
      customers: () => fetched(computed(), "customers"),
      customer_segments: () => few(computed()),
    });
    expect(part(select(kept))).toMatchObject({isPartial: true, segment_moves: []});
  });
}
