import {day} from "./dates.js";
import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

type Segment = Marts["segments"][number];
type Move = Marts["segment_moves"][number];

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

/** How many buyers of the comparison date are elsewhere now; null where nobody had bought by then. */
export function movedSentence(moves: readonly Move[], voice: Voice): string | null {
  const {language, facts} = voice;
  const known = moves.filter((move) => move.from_segment !== "none");
  const before = sum(known, (move) => move.customers);
  if (before === 0 || !facts.comparisonDate) return null;
  const moved = sum(
    known.filter((move) => move.from_segment !== move.to_segment),
    (move) => move.customers,
  );
  const since = day(facts.comparisonDate, language);
  const arrived = sum(
    moves.filter((move) => move.from_segment === "none"),
    (move) => move.customers,
  );
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
export function movesTitle(moves: readonly Move[], {language, terms}: Voice): string | null {
  const largest = changed(moves).reduce<Move | null>(
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

/** The move after which sales fell most, against the equally long time before; null where none fell. */
export function costliestSentence(
  moves: readonly Move[],
  {language, money, terms}: Voice,
): string | null {
  const lost = (move: Move) => move.net_amount_before - move.net_amount;
  const worst = changed(moves).reduce<Move | null>(
    (best, move) => (lost(move) > (best ? lost(best) : 0) ? move : best),
    null,
  );
  if (!worst) return null;
  const count = number(worst.customers, language);
  const from = terms.label("segment", worst.from_segment);
  const to = terms.label("segment", worst.to_segment);
  const before = money.short(worst.net_amount_before);
  const after = money.short(worst.net_amount);
  return language === "zh"
    ? `代价最大的变动：由“${from}”转为“${to}”的 ${count} 位客户，净销售额由此前等长期间的 ${before}降至 ${after}。`
    : `The costliest: the ${count} who went from ${from} to ${to} bought for ${after}, after ${before} in the equally long time before.`;
}

const changed = (moves: readonly Move[]) =>
  moves.filter((move) => move.from_segment !== "none" && move.from_segment !== move.to_segment);
