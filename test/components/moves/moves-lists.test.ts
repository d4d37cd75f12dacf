import {describe, expect, it} from "vitest";
import {movesBetween, sumOf} from "../../../src/components/moves/moves-between.js";
import {listTitle, partSentence} from "../../../src/components/moves/moves-lists.js";
import {type SegmentHistory, moversOf} from "../../../src/components/moves/moves-people.js";
import {rooms} from "../rooms.js";
import {en, places, span, yearSpan, zh} from "./made-up-moves.js";

function historyOf(): SegmentHistory {
  const rows = rooms.customer_segments;
  return {
    key: rows.map((row) => row.customer_key),
    segment: rows.map((row) => row.segment),
    orders: Float64Array.from(rows, (row) => row.order_count),
    amount: Float64Array.from(rows, (row) => row.period_net_amount ?? NaN),
    date: Float64Array.from(rows, (row) => row.on_date.getTime()),
  };
}

describe("the lists", () => {
  it("say that they hold a part, where they do", () => {
    expect(partSentence(23, 23, en)).toBeNull();
    expect(partSentence(812, 64_512, en)).toBe(
      "With more than 200,000 buyers only those are listed whose net sales changed most: 812 of 64,512.",
    );
    expect(partSentence(812, 64_512, zh)).toContain("64,512 位中的 812 位");
    expect(listTitle("at_risk.lost", 3, span, en)).toBe(
      "At risk → Lost: 3 customers, 17 August 2025 to 17 November 2025",
    );
  });

  it("hold the people of every kind and way, with the mart's counts and money", () => {
    for (const dates of [span, yearSpan]) {
      const movers = moversOf(historyOf(), dates, places);
      for (const row of movesBetween(rooms.segment_moves, dates)) {
        const mine = movers.filter(
          (mover) =>
            mover.from_segment === row.from_segment &&
            mover.to_segment === row.to_segment &&
            mover.move === row.move,
        );
        expect(mine.length, `${row.from_segment} ${row.to_segment} ${row.move}`).toBe(
          row.customers,
        );
        const {net_amount_before, net_amount} = sumOf(
          mine.map((mover) => ({...mover, customers: 1})),
        );
        expect([net_amount_before, net_amount]).toEqual([row.net_amount_before, row.net_amount]);
      }
    }
    expect(moversOf(historyOf(), span, places).find(({customer_key: key}) => key === "k2")).toEqual(
      {
        ...{customer_key: "k2", from_segment: "loyal_customers", to_segment: "champions"},
        ...{move: "upgraded", orders: 1, net_amount_before: 10, net_amount: 30},
      },
    );
  });
});
