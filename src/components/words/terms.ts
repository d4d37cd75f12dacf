import type {Row} from "../../../loaders/contract.js";
import type {terms} from "../../../loaders/marts/terms.js";
import {colorOf} from "../figures/colors.js";
import type {ColoredKind} from "../figures/colors.js";
import type {Bilingual, Language} from "./language.js";

/** Names, meanings, order and colours of all named values, in one language. */
export interface Terms {
  /** The name readers see; the id itself where no term names it. */
  readonly label: (kind: string, id: string | null) => string;
  /** What the name means; empty where that only repeats the name. */
  readonly meaning: (kind: string, id: string | null) => string;
  /** The ids of a kind in the order of its definition. */
  readonly ids: (kind: string) => readonly string[];
  /** The same colour on every page; grey for `none`. */
  readonly color: (kind: ColoredKind, id: string | null) => string;
}

const none: Record<string, Bilingual> = {
  segment: {en: "Not yet a buyer", zh: "尚未购买"},
  stage: {en: "Not yet known", zh: "尚未知"},
};

/** Returns the terms of mart `terms` in one language. */
export function readTerms(rows: readonly Row<typeof terms>[], language: Language): Terms {
  const found = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  const find = (kind: string, id: string | null) =>
    found.get(`${kind} ${id}`) ?? found.get(`${plain(kind)} ${id}`);
  return {
    label(kind, id) {
      const row = find(kind, id);
      if (row) return language === "zh" ? row.label_zh : row.label_en;
      if (id === null || id === "none") return none[plain(kind)]?.[language] ?? "—";
      return id;
    },
    meaning(kind, id) {
      const row = find(kind, id);
      const text = (language === "zh" ? row?.meaning_zh : row?.meaning_en) ?? "";
      const label = language === "zh" ? row?.label_zh : row?.label_en;
      return text.replace(/[.。]$/, "") === label ? "" : text;
    },
    ids: (kind) =>
      rows
        .filter((row) => row.kind === kind)
        .sort((a, b) => a.position - b.position)
        .map((row) => row.id),
    color(kind, id) {
      if (id === null || id === "none") return "var(--estimate)";
      return colorOf(kind, id, find(kind, id)?.position);
    },
  };
}

const plain = (kind: string) => kind.replace(/_or_none$/, "");
