import type {Fault} from "../faults.js";

/** A rule over the three scores: one score (`5`), a range (`4-5`), or nothing for any. */
export interface Rule {
  readonly r?: string | number;
  readonly f?: string | number;
  readonly m?: string | number;
}

export interface RuledSegment {
  readonly id: string;
  readonly rules: readonly Rule[];
}

export interface Cell {
  readonly recency_score: number;
  readonly frequency_score: number;
  readonly monetary_score: number;
  readonly segment: string;
}

const scores = [1, 2, 3, 4, 5] as const;

/** Returns the scores that a rule's part covers: `4-5` → 4, 5; undefined → all; throws if malformed. */
export function scoresOf(part: string | number | undefined): readonly number[] {
  if (part === undefined) return scores;
  const match = /^([1-5])(?:-([1-5]))?$/.exec(String(part));
  const [low, high] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || low > high) {
    throw new Error(`a score from 1 to 5 or a range such as 4-5 was expected, not ${String(part)}`);
  }
  return scores.filter((score) => low <= score && score <= high);
}

function checkRule(rule: unknown): void {
  const isMapping = typeof rule === "object" && rule !== null && !Array.isArray(rule);
  if (!isMapping || Object.keys(rule).some((part) => !["r", "f", "m"].includes(part))) {
    throw new Error(`a rule of r, f and m was expected, not ${JSON.stringify(rule)}`);
  }
}

/**
 * Proves that the rules are total and exclusive: returns each of the 125 (r, f, m) cells with its one
 * segment, or the faults that list every cell without a name and every cell with two.
 */
export function proveSegments(
  segments: readonly RuledSegment[],
  file: string,
): {cells: readonly Cell[]; faults: readonly Fault[]} {
  const names = new Map<string, Set<string>>();
  const faults: Fault[] = [];
  for (const {id, rules} of segments) {
    for (const rule of rules) {
      try {
        checkRule(rule);
        for (const r of scoresOf(rule.r)) {
          for (const f of scoresOf(rule.f)) {
            for (const m of scoresOf(rule.m)) {
              const cell = `${r}${f}${m}`;
              names.set(cell, (names.get(cell) ?? new Set()).add(id));
            }
          }
        }
      } catch (error) {
        faults.push({file, column: id, reason: (error as Error).message});
      }
    }
  }
  const cells: Cell[] = [];
  const unnamed: string[] = [];
  const twice: string[] = [];
  for (const r of scores) {
    for (const f of scores) {
      for (const m of scores) {
        const found = [...(names.get(`${r}${f}${m}`) ?? [])];
        if (found.length === 0) unnamed.push(`${r}${f}${m}`);
        else if (found.length > 1) twice.push(`${r}${f}${m} (${found.join(", ")})`);
        else {
          cells.push({
            recency_score: r,
            frequency_score: f,
            monetary_score: m,
            segment: found[0] as string,
          });
        }
      }
    }
  }
  if (unnamed.length > 0) {
    faults.push({
      file,
      reason: `segment rules leave ${unnamed.length} of 125 cells (r f m) without a name: ${unnamed.join(" ")}`,
      remedy: "add rules so that each cell has exactly one name",
    });
  }
  if (twice.length > 0) {
    faults.push({
      file,
      reason: `segment rules name ${twice.length} of 125 cells (r f m) more than once: ${twice.join(" ")}`,
      remedy: "narrow the rules so that each cell has exactly one name",
    });
  }
  return {cells, faults};
}
