import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import type {Fault} from "../faults.js";
import {InputFaults} from "../faults.js";
import {type Cell, type RuledSegment, proveSegments} from "./rules.js";

interface Named {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly meaning_en?: string;
  readonly meaning_zh?: string;
}

/** A segment as it is defined, with its place among the others. */
export interface Segment extends Named, RuledSegment {
  /** 1 is best; several may share one. By default the place in the list. */
  readonly rank?: number;
  /** Whoever comes here counts as lost. */
  readonly lost?: boolean;
}

export interface Tier extends Named {
  /** Least percentile rank of trailing-year value that rates a customer here, 0–1. */
  readonly lower_rank: number;
}

export interface DefinedNumber {
  readonly definition: string;
  /** Null where the source's own gaps decide. */
  readonly value: number | null;
  readonly unit: "days" | "months" | "orders" | "share" | "customers" | "cuts";
  readonly origin: "data" | "set" | "default";
}

/** One bound of a score where cut points replace percentile bands: see `score_cuts`. */
export interface ScoreCut {
  readonly measure: "recency" | "frequency" | "monetary";
  readonly score: number;
  readonly bound: number;
}

/** Every definition in force: those of the house, with what the source's settings put in their place. */
export interface Definitions {
  readonly segmentPreset: string;
  readonly segments: readonly Segment[];
  readonly cells: readonly Cell[];
  readonly tiers: readonly Tier[];
  readonly stages: readonly Named[];
  readonly quadrants: readonly Named[];
  readonly importanceWeights: Readonly<
    Record<"sales_rank" | "referral_rank" | "is_strategic", number>
  >;
  readonly numbers: readonly DefinedNumber[];
  readonly scoreCuts: readonly ScoreCut[];
  /** Months back from the as-of date at which segments are looked at, most important first. */
  readonly movesMonths: readonly number[];
  readonly terms: Readonly<Record<string, Readonly<Record<string, Omit<Named, "id">>>>>;
}

const numberSpecs = [
  {name: "comparison_months", unit: "months", fallback: 3, low: 1, high: 120},
  {name: "at_risk_after_days", unit: "days", fallback: null, low: 1, high: 3650},
  {name: "dormant_after_days", unit: "days", fallback: null, low: 2, high: 3650},
  {name: "churned_after_days", unit: "days", fallback: null, low: 32, high: 3650},
  {name: "loyal_from_purchase_days", unit: "days", fallback: 4, low: 3, high: 1000},
  {name: "importance_split", unit: "share", fallback: 0.8, low: 0, high: 1},
  {name: "value_split", unit: "share", fallback: 0.8, low: 0, high: 1},
  {name: "smallest_cell_customers", unit: "customers", fallback: 5, low: 1, high: 1000},
  {name: "small_cohort_customers", unit: "customers", fallback: 20, low: 1, high: 1e6},
  {name: "clv_months", unit: "months", fallback: 36, low: 1, high: 120},
  {name: "clv_discount_rate", unit: "share", fallback: 0.1, low: 0, high: 1},
  {name: "gate_buyers", unit: "customers", fallback: 500, low: 10, high: 1e9},
  {name: "gate_frequent_buyers", unit: "customers", fallback: 10, low: 1, high: 1e9},
  {name: "gate_history_days", unit: "days", fallback: 180, low: 1, high: 40_000},
  {name: "gate_recent_days", unit: "days", fallback: 30, low: 1, high: 40_000},
  {name: "spend_frequency_limit", unit: "share", fallback: 0.3, low: 0, high: 1},
  {name: "holdout_days", unit: "days", fallback: 90, low: 7, high: 3650},
  {name: "holdout_cuts", unit: "cuts", fallback: 8, low: 0, high: 100},
  {name: "holdout_customers", unit: "customers", fallback: 100_000, low: 100, high: 1e9},
] as const;

const cutKeys = {
  recency_days: "recency",
  order_count: "frequency",
  net_amount: "monetary",
} as const;
const otherKeys = ["segments", "tiers", "score_cuts", "importance_weights", "moves_months"];
const usualMoves = [12, 6, 1, 24];
const mostMoves = 6;

function readYaml<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, name), "utf8")) as T;
}

/**
 * Returns the definitions in force. `overrides` is the `definitions` mapping of source.yaml; what is
 * wrong in it, and segment rules that are not total and exclusive, are thrown together.
 */
export function readDefinitions(overrides: Readonly<Record<string, unknown>> = {}): Definitions {
  const file = "source.yaml";
  const faults: Fault[] = [];
  const refuse = (column: string, value: unknown, reason: string) =>
    faults.push({
      file,
      column: `definitions.${column}`,
      value: JSON.stringify(value) ?? "",
      reason,
    });

  const known = [...numberSpecs.map(({name}) => name), ...otherKeys];
  for (const key of Object.keys(overrides)) {
    if (!known.includes(key)) {
      refuse(key, overrides[key], `unknown definition; known are ${known.join(", ")}`);
    }
  }

  const numbers = numberSpecs.map(({name, unit, fallback, low, high}): DefinedNumber => {
    const value = overrides[name];
    if (value === undefined || value === null) {
      return {
        definition: name,
        value: fallback,
        unit,
        origin: fallback === null ? "data" : "default",
      };
    }
    const whole = unit === "share" || Number.isInteger(value);
    if (typeof value !== "number" || !(low <= value && value <= high) || !whole) {
      refuse(
        name,
        value,
        `a ${unit === "share" ? "" : "whole "}number from ${low} to ${high} was expected`,
      );
      return {definition: name, value: fallback, unit, origin: "default"};
    }
    return {definition: name, value, unit, origin: "set"};
  });
  const thresholds = numbers.filter(
    ({definition, value}) => definition.endsWith("_after_days") && value !== null,
  );
  thresholds.forEach(({definition, value}, i) => {
    const before = thresholds[i - 1];
    if (before && Number(value) <= Number(before.value)) {
      refuse(definition, value, `more than ${before.definition} (${before.value}) was expected`);
    }
  });

  const matrix = readYaml<{
    importance: Definitions["importanceWeights"];
    quadrants: Named[];
  }>("matrix.yaml");
  const importanceWeights = {...matrix.importance};
  if (overrides["importance_weights"] !== undefined) {
    const given = readMapping("importance_weights", overrides, refuse);
    for (const [key, value] of Object.entries(given)) {
      const isWeight = typeof value === "number" && Number.isFinite(value) && value >= 0;
      if (!(key in importanceWeights) || !isWeight) {
        refuse(
          `importance_weights.${key}`,
          value,
          `a weight ≥ 0 for ${Object.keys(importanceWeights).join(", ")} was expected`,
        );
      } else importanceWeights[key as keyof typeof importanceWeights] = value;
    }
    if (!(importanceWeights.sales_rank > 0)) {
      refuse(
        "importance_weights.sales_rank",
        importanceWeights.sales_rank,
        "a weight above 0 was expected",
      );
    }
  }

  const scoreCuts: ScoreCut[] = [];
  for (const [key, bounds] of Object.entries(readMapping("score_cuts", overrides, refuse))) {
    const measure = cutKeys[key as keyof typeof cutKeys];
    const list = bounds as number[];
    const fine =
      Array.isArray(bounds) &&
      list.length === 4 &&
      list.every(
        (bound, i) => Number.isFinite(bound) && (i === 0 || bound > (list[i - 1] as number)),
      );
    if (!measure || !fine) {
      refuse(
        `score_cuts.${key}`,
        bounds,
        `four increasing numbers for ${Object.keys(cutKeys).join(", ")} were expected`,
      );
      continue;
    }
    list.forEach((bound, i) =>
      scoreCuts.push({measure, score: measure === "recency" ? 5 - i : i + 2, bound}),
    );
  }

  const months = overrides["moves_months"] ?? usualMoves;
  const isMonths =
    Array.isArray(months) &&
    months.length <= mostMoves &&
    new Set(months).size === months.length &&
    months.every((value) => Number.isInteger(value) && value >= 1 && value <= 120);
  if (!isMonths) {
    refuse(
      "moves_months",
      months,
      `a list of at most ${mostMoves} different whole numbers from 1 to 120 was expected`,
    );
  }

  const tiers = checkTiers(overrides["tiers"] ?? readYaml("tiers.yaml"), refuse);
  const preset = overrides["segments"] ?? "western";
  let segments: Segment[] = [];
  if (preset === "western" || preset === "chinese") {
    segments = readYaml(`segments-${preset}.yaml`);
  } else if (Array.isArray(preset) && preset.every(isNamed)) {
    segments = preset as Segment[];
    const ids = segments.map(({id}) => id);
    const wrong = ids.find((id, i) => id === "none" || ids.indexOf(id) < i);
    if (wrong !== undefined) {
      refuse(`segments.${wrong}`, wrong, "an id of its own was expected, other than none");
    }
    for (const segment of segments) {
      if (!Array.isArray(segment.rules) || !segment.rules.every(isRule))
        refuse(
          `segments.${segment.id}`,
          segment.rules,
          "a list of rules was expected, such as {r: 4-5, f: 1}",
        );
      const {rank = 1, lost = false} = segment;
      if (!Number.isInteger(rank) || rank < 1 || rank > 125)
        refuse(`segments.${segment.id}.rank`, rank, "a whole number from 1 to 125 was expected");
      if (typeof lost !== "boolean")
        refuse(`segments.${segment.id}.lost`, lost, "true or false was expected");
    }
    segments = segments.filter(({rules}) => Array.isArray(rules));
  } else {
    refuse("segments", preset, "western, chinese, or a list of {id, en, zh, rules} was expected");
  }
  const proof = proveSegments(
    segments,
    typeof preset === "string" ? `segments-${preset}.yaml` : file,
  );
  if (Array.isArray(preset) || segments.length > 0) faults.push(...proof.faults);

  if (faults.length > 0) throw new InputFaults(faults);
  return {
    segmentPreset: typeof preset === "string" ? preset : "custom",
    segments,
    cells: proof.cells,
    tiers,
    stages: readYaml("stages.yaml"),
    quadrants: matrix.quadrants,
    importanceWeights,
    numbers,
    scoreCuts,
    movesMonths: isMonths ? (months as number[]) : usualMoves,
    terms: readYaml("terms.yaml"),
  };
}

/** Returns an override that is a mapping, empty if absent; refuses anything else. */
function readMapping(
  key: string,
  overrides: Readonly<Record<string, unknown>>,
  refuse: (column: string, value: unknown, reason: string) => void,
): Record<string, unknown> {
  const value = overrides[key] ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  refuse(key, value, "a mapping was expected");
  return {};
}

function isNamed(value: unknown): value is Named {
  const {id, en, zh, meaning_en, meaning_zh} = (value ?? {}) as Record<keyof Named, unknown>;
  const isLabel = (text: unknown) => typeof text === "string" && text.trim() !== "";
  return (
    typeof id === "string" &&
    /^[a-z][a-z0-9_]*$/.test(id) &&
    [en, zh, meaning_en ?? en, meaning_zh ?? zh].every(isLabel)
  );
}

function isRule(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => ["r", "f", "m"].includes(key))
  );
}

function checkTiers(
  given: unknown,
  refuse: (column: string, value: unknown, reason: string) => void,
): readonly Tier[] {
  const tiers = given as Tier[];
  const fine =
    Array.isArray(given) &&
    given.length > 0 &&
    given.every(isNamed) &&
    new Set(tiers.map(({id}) => id)).size === tiers.length &&
    tiers.every(
      ({lower_rank}, i) =>
        typeof lower_rank === "number" &&
        lower_rank >= 0 &&
        lower_rank <= 1 &&
        (i === 0 || lower_rank < (tiers[i - 1] as Tier).lower_rank),
    ) &&
    tiers.at(-1)?.lower_rank === 0;
  if (!fine) {
    refuse(
      "tiers",
      given,
      "a list of {id, en, zh, lower_rank}, each id once, with falling ranks that ends at 0 was expected",
    );
  }
  return fine ? tiers : [];
}
