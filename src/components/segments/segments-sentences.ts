import {day} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Move} from "../moves/moves-between.js";
import type {Voice} from "../words/voice.js";

type Segment = Marts["segments"][number];
type Way = Pick<Move, "from_segment" | "to_segment" | "customers">;

const sum = <R>(rows: readonly R[], value: (row: R) => number) =>
  rows.reduce((total, row) => total + value(row), 0);

/** The segment that brings most money, beside its share of the people. */
export function richestSentence(rows: readonly Segment[], {language, terms}: Voice): string | null {
  const first = rows.reduce<Segment | null>(
    (best, row) => ((row.net_share ?? 0) > (best?.net_share ?? 0) ? row : best),
    null,
  );
  if (!first || first.net_share === null) return null;
  const name = terms.label("segment", first.segment);
  if (first.customers_share === 1) {
    return language === "zh"
      ? `全部购买客户同属“${name}”。`
      : `All buyers are in one segment, ${name}.`;
  }
  const people = percent(first.customers_share, language);
  const sales = percent(first.net_share, language);
  return language === "zh"
    ? `“${name}”占购买客户的 ${people}，贡献净销售额的 ${sales}，居各类型之首。`
    : `${name} bring the most: ${people} of buyers, ${sales} of net sales.`;
}

/** How many buyers the comparison date had, how many of them are elsewhere now, and how many came since. */
export interface MovedCounts {
  readonly before: number;
  readonly moved: number;
  readonly arrived: number;
}

/** Returns the counts of ways between segments. */
export function countsOfWays(ways: readonly Way[]): MovedCounts {
  const known = ways.filter((way) => way.from_segment !== "none");
  return {
    before: sum(known, (way) => way.customers),
    moved: sum(changed(ways), (way) => way.customers),
    arrived: sum(ways, (way) => way.customers) - sum(known, (way) => way.customers),
  };
}

/** Returns the counts of all segments together. */
export function countsOfSegments(rows: readonly Segment[]): MovedCounts {
  return {
    before: sum(rows, (row) => row.customers_before),
    moved: sum(rows, (row) => row.moved_out),
    arrived: sum(rows, (row) => row.arrived),
  };
}

/** How many buyers of the comparison date are elsewhere now; null where nobody had bought by then. */
export function movedSentence(counts: MovedCounts, {language, facts}: Voice): string | null {
  const {before, moved, arrived} = counts;
  if (before === 0 || !facts.comparisonDate) return null;
  const since = day(facts.comparisonDate, language);
  const [all, part, fresh] = [before, moved, arrived].map((count) => number(count, language));
  const share = percent(moved / before, language);
  if (language === "zh") {
    const others = arrived > 0 ? `，另有 ${fresh} 位首次购买` : "";
    return `自 ${since}以来，${all} 位老客户中有 ${part} 位（${share}）换了类型${others}。`;
  }
  const others = arrived > 0 ? `; ${fresh} bought for the first time` : "";
  return `Since ${since}, ${part} of ${all} earlier buyers (${share}) changed segment${others}.`;
}

/** The most travelled way between two segments. */
export function movesTitle(moves: readonly Way[], {language, terms}: Voice): string | null {
  const largest = changed(moves).reduce<Way | null>(
    (best, move) => (move.customers > (best?.customers ?? 0) ? move : best),
    null,
  );
  if (!largest) return null;
  const count = number(largest.customers, language);
  const from = terms.label("segment", largest.from_segment);
  const to = terms.label("segment", largest.to_segment);
  return language === "zh"
    ? `最多的变动：${count} 位客户由“${from}”转为“${to}”`
    : `The most travelled way: ${count} ${largest.customers === 1 ? "customer" : "customers"} went from ${from} to ${to}`;
}

const changed = (moves: readonly Way[]) =>
  moves.filter((move) => move.from_segment !== "none" && move.from_segment !== move.to_segment);
