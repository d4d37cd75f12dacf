import {element} from "../page/element.js";
import {days, months, number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  item: {en: "Fact", zh: "事项"},
  value: {en: "Value", zh: "值"},
  definition: {en: "Definition", zh: "定义"},
  inForce: {en: "In force", zh: "现行值"},
  origin: {en: "Where it comes from", zh: "来源"},
  meaning: {en: "Meaning", zh: "含义"},
  data: {en: "this source’s own data", zh: "由本数据源得出"},
  set: {en: "set in source.yaml", zh: "在 source.yaml 中指定"},
  default: {en: "default", zh: "默认值"},
  none: {en: "No definition is published.", zh: "没有已发布的定义。"},
};

/** Returns what the build says about itself: source, dates, versions. */
export function buildTable(rows: Marts["build_info"], {language, terms}: Voice): HTMLElement {
  const order = terms.ids("build_item");
  const sorted = [...rows].sort((a, b) => order.indexOf(a.item) - order.indexOf(b.item));
  return dataTable(sorted, {
    language,
    file: "build",
    pageSize: 50,
    stacks: true,
    columns: [
      {
        head: words.item[language],
        value: (row) => terms.label("build_item", row.item),
        show: (row) =>
          element(
            "span",
            {},
            terms.label("build_item", row.item),
            element("span", {class: "unit"}, terms.meaning("build_item", row.item)),
          ),
        kind: "long",
      },
      {head: words.value[language], value: (row) => row.value, kind: "long"},
    ],
  });
}

/** Returns a definition's number with its unit: "52 days", "80 %". */
export function definitionValue(
  {value, unit}: Marts["definitions"][number],
  {language}: Pick<Voice, "language">,
): string {
  switch (unit) {
    case "days":
      return days(value, language, 1);
    case "months":
      return months(value, language);
    case "share":
      return percent(value, language);
    default:
      return number(value, language, 2);
  }
}

/** Returns the numbers that definitions in force use, and where each comes from. */
export function definitionsTable(rows: Marts["definitions"], voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const order = terms.ids("definition");
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.definition) - order.indexOf(b.definition),
  );
  const origin = (row: Marts["definitions"][number]) =>
    row.origin === "data" || row.origin === "set" || row.origin === "default"
      ? words[row.origin][language]
      : row.origin;
  if (rows.length === 0) return element("p", {}, words.none[language]);
  return dataTable(sorted, {
    language,
    file: "definitions",
    pageSize: 50,
    stacks: true,
    columns: [
      {head: words.definition[language], value: (row) => terms.label("definition", row.definition)},
      {
        head: words.inForce[language],
        value: (row) => row.value,
        show: (row) => definitionValue(row, voice),
      },
      {head: words.origin[language], value: origin},
      {
        head: words.meaning[language],
        value: (row) => terms.meaning("definition", row.definition),
        kind: "long",
      },
    ],
  });
}
