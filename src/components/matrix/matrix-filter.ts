import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {rangeText} from "./matrix-bounds.js";
import {cellIndex} from "./matrix-people.js";
import type {People} from "./matrix-people.js";
import {areSame, quadrantAt, quadrantNames} from "./matrix-splits.js";
import type {Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

// A filter is a short text: what a button carries, what the address keeps.

export interface GridCell {
  readonly recency: number;
  readonly frequency: number;
}

/** Returns the filter of a cell of the recency × frequency grid. */
export function cellFilter(recency: number, frequency: number): string {
  return `cell.${recency}.${frequency}`;
}

/** Returns the filter of any number of cells; null for none. */
export function cellsFilter(cells: readonly GridCell[]): string | null {
  const [first] = cells;
  if (!first) return null;
  if (cells.length === 1) return cellFilter(first.recency, first.frequency);
  const pairs = [...new Set(cells.map(({recency, frequency}) => `${recency}${frequency}`))];
  return `cells.${pairs.sort().reverse().join(".")}`;
}

/** Returns the cells that a filter holds; none where it is of another kind. */
export function cellsIn(filter: string | null): GridCell[] {
  const one = /^cell\.([1-5])\.([1-5])$/.exec(filter ?? "");
  if (one) return [{recency: Number(one[1]), frequency: Number(one[2])}];
  if (!/^cells(\.[1-5][1-5]){2,25}$/.test(filter ?? "")) return [];
  return [...new Set((filter ?? "").split(".").slice(1))].map(([recency, frequency]) => ({
    recency: Number(recency),
    frequency: Number(frequency),
  }));
}

/** Returns the filter of a quadrant or tier. */
export function termFilter(kind: "quadrant" | "tier", id: string): string {
  return `${kind}.${id}`;
}

export interface FilterContext {
  readonly people: People;
  readonly thresholds: Marts["rfm_thresholds"];
  readonly splits: Splits;
  readonly inForce: Splits;
}

export interface Filter {
  /** True for the buyers it holds, by their place among people. */
  readonly holds: (i: number) => boolean;
  readonly words: string;
}

/** Returns what a filter says about buyers, and in words; undefined for a text that is no filter here. */
export function findFilter(
  text: string | null,
  context: FilterContext,
  voice: Voice,
): Filter | undefined {
  const {people, splits} = context;
  const {language, terms} = voice;
  const cells = cellsIn(text);
  if (cells.length > 0) {
    const isIn = new Uint8Array(26);
    for (const {recency, frequency} of cells) isIn[cellIndex(recency, frequency)] = 1;
    return {
      holds: (i) => isIn[people.cells[i]!] === 1,
      words: cellsWords(cells, context.thresholds, voice),
    };
  }
  const named = (kind: "quadrant" | "tier") => {
    const id = text?.startsWith(`${kind}.`) ? text.slice(kind.length + 1) : null;
    return id !== null && terms.ids(kind).includes(id) ? id : null;
  };
  const quoted = (name: string) => (language === "zh" ? `“${name}”` : name);
  const tier = named("tier");
  if (tier !== null) {
    const {ids, codes} = people.groups.tier;
    const code = ids.indexOf(tier);
    return {holds: (i) => codes[i] === code, words: quoted(terms.label("tier", tier))};
  }
  const quadrant = named("quadrant");
  const at = quadrantNames.findIndex((name) => name === quadrant);
  if (quadrant === null || at < 0) return undefined;
  const {importance, value} = people;
  return {
    holds: (i) => quadrantAt(importance[i]!, value[i]!, splits) === at,
    words: `${quoted(terms.label("quadrant", quadrant))}${movedWords(context, voice)}`,
  };
}

function movedWords({splits, inForce}: FilterContext, {language}: Voice): string {
  if (areSame(splits, inForce)) return "";
  const [importance, value] = [splits.importance, splits.value].map((rank) =>
    number(rank, language, 3),
  );
  return language === "zh"
    ? `（分界移至重要性 ${importance}、价值 ${value}）`
    : ` (split at importance ${importance}, value ${value})`;
}

/** The bounds of cells where they make a rectangle, else their number. */
function cellsWords(
  cells: readonly GridCell[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
): string {
  const {language} = voice;
  const [recency, frequency] = [
    span(cells.map((c) => c.recency)),
    span(cells.map((c) => c.frequency)),
  ];
  if (area(recency) * area(frequency) !== cells.length) {
    const count = number(cells.length, language);
    return language === "zh" ? `网格中的 ${count} 个单元` : `${count} cells of the grid`;
  }
  const scores = ([from, to]: Span) => (from === to ? String(from) : `${from}–${to}`);
  const wait = rangeText(thresholds, "recency", recency, voice);
  const orders = rangeText(thresholds, "frequency", frequency, voice);
  return language === "zh"
    ? `最近消费 ${scores(recency)}（${wait}）、频率 ${scores(frequency)}（${orders}）`
    : `recency ${scores(recency)} (${wait}), frequency ${scores(frequency)} (${orders})`;
}

type Span = readonly [number, number];
const span = (values: readonly number[]): Span => [Math.min(...values), Math.max(...values)];
const area = ([from, to]: Span) => to - from + 1;
