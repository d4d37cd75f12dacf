import {month} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import {activeStages} from "./lifecycle-sentences.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Pair = Marts["stage_pairs"][number];

const count = (rows: readonly Pair[], belongs: (row: Pair) => boolean) =>
  rows.filter((row) => belongs(row)).reduce((sum, {customers}) => sum + customers, 0);

/** What became of those who were active at the end of the earlier month; null where nobody was. */
export function pairsTitle(rows: readonly Pair[], {language}: Voice): string | null {
  const [first] = rows;
  const active = rows.filter((row) => activeStages.has(row.from_stage));
  const all = count(active, () => true);
  if (!first || all === 0) return null;
  const still = count(active, (row) => activeStages.has(row.to_stage));
  const gone = count(active, (row) => row.to_stage === "churned");
  const [from, to] = [month(first.from_month, language), month(first.to_month, language)];
  const [of, stay, left] = [all, still, gone].map((n) => number(n, language));
  const share = percent(still / all, language, 0);
  return language === "zh"
    ? `${from}末活跃的 ${of} 位客户中，到 ${to}末 ${stay} 位（${share}）仍活跃，${left} 位已流失`
    : `Of ${of} ${all === 1 ? "customer" : "customers"} active at the end of ${from}, ${stay} (${share}) ${still === 1 ? "is" : "are"} active at the end of ${to} and ${left} ${gone === 1 ? "has" : "have"} churned`;
}

/** Who stood in one stage at the one end and in another at the other, of how many. */
export function pairSentence(row: Pair, rows: readonly Pair[], {language, terms}: Voice): string {
  const [from, to] = [month(row.from_month, language), month(row.to_month, language)];
  const size = number(row.customers, language);
  const stage = terms.label("stage", row.to_stage);
  if (row.from_stage === "none") {
    return language === "zh"
      ? `${from}末尚不认识的客户中，${size} 位在 ${to}末为“${stage}”。`
      : `${size} not yet known at the end of ${from} ${row.customers === 1 ? "is" : "are"} ${stage} at the end of ${to}.`;
  }
  const all = count(rows, ({from_stage}) => from_stage === row.from_stage);
  const before = terms.label("stage", row.from_stage);
  const [of, share] = [number(all, language), percent(row.customers / all, language)];
  return language === "zh"
    ? `${from}末的 ${of} 位“${before}”中，${size} 位（${share}）在 ${to}末为“${stage}”。`
    : `${size} of ${of} ${before} at the end of ${from} (${share}) ${row.customers === 1 ? "is" : "are"} ${stage} at the end of ${to}.`;
}
