import {inAddress, keepInAddress} from "../page/address.js";
import {tablesOf} from "../marts/buyers.js";
import type {BuyerTables} from "../marts/buyers.js";
import {chosenFigure} from "../filters/chosen-figure.js";
import {customerList} from "../customers/customer-list.js";
import type {Buyer} from "../customers/customer-list.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {filteredPage} from "../filters/filtered-page.js";
import {header} from "../page/header.js";
import {languageTag, list, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {markCells} from "./matrix-brush.js";
import {gridRows} from "./matrix-cells.js";
import {gridMeasures} from "./matrix-grid-sentences.js";
import type {GridMeasure} from "./matrix-grid-sentences.js";
import {matrixFiltering} from "./matrix-restrict.js";
import {matrixGrid} from "./matrix-grid.js";
import {cellsFilter, cellsIn, findFilter, termFilter} from "./matrix-filter.js";
import {cellIndex, peopleOf} from "./matrix-people.js";
import type {People} from "./matrix-people.js";
import {keepPlan, planInAddress} from "./matrix-plan.js";
import {planPanel} from "./matrix-plan-panel.js";
import {bestSentence, fadingSentence, quadrantsAt} from "./matrix-quadrants.js";
import {selectionPanel} from "./matrix-selection.js";
import {keepSplits, splitsInAddress, splitsInForce} from "./matrix-splits.js";
import type {Axis, Splits} from "./matrix-splits.js";
import {tiersTable} from "./matrix-tiers.js";
import {matrixValue} from "./matrix-value.js";
import {wholeOf} from "./matrix-whole.js";
import {sampledMatrixSentence} from "../words/sample-sentence.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type MatrixData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "definitions"
  | "rfm_thresholds"
  | "rfm_matrix"
  | "tiers"
> &
  BuyerTables;

/** The tables with their buyers joined once; under a filter these are fewer. */
export interface PlacedData extends MatrixData {
  readonly people: People;
}

const words = {
  measure: {en: "Measure", zh: "指标"},
  all: {en: "All customers who have bought", zh: "全部购买客户"},
  filtered: {en: "Customers who match the filters", zh: "符合筛选条件的客户"},
  allDrawn: {en: "Customers of the sample", zh: "样本客户"},
  filteredDrawn: {
    en: "Customers of the sample who match the filters",
    zh: "样本中符合筛选条件的客户",
  },
  clear: {en: "Show all customers", zh: "显示全部客户"},
  see: {en: "See the list", zh: "查看名单"},
  caption: {
    en: "Customers by keyed pseudonym; R, F and M are scores, 5 is best",
    zh: "客户以密钥化名列示；R、F、M 为得分，5 为最好",
  },
  nobody: {en: "Nobody is in this part of the matrix.", zh: "矩阵的这一部分没有客户。"},
  none: {
    en: "No customer is both important and valuable yet.",
    zh: "尚无客户既重要又有价值。",
  },
  empty: {
    en: "There are no valid orders yet, so there is nobody to place on the matrix. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有可放入矩阵的客户。请到“数据质量”页查看被隔离的行。",
  },
};

/** How long what is slow or rationed, the list and the address, waits for a line to come to rest. */
const restMs = 120;

/** Resolves to the page of the matrix under its filters. */
export async function filteredMatrixPage(
  data: Omit<MatrixData, keyof BuyerTables> & Pick<Marts, "buyers">,
  {
    quadrants,
    ...options
  }: Spoken & {
    /** Fetches mart `matrix_quadrants`, where the buyers given are a sample. */
    quadrants: () => Promise<unknown>;
    today?: Date;
  },
): Promise<HTMLElement> {
  const tables = tablesOf(data);
  const drawn = peopleOf({...data, ...tables});
  const inForce = splitsInForce(data.definitions);
  const people =
    drawn.weight === 1
      ? drawn
      : {
          ...drawn,
          whole: wholeOf(drawn, (await quadrants()) as Marts["matrix_quadrants"], inForce),
        };
  const placed = {...data, ...tables, people};
  return filteredPage<PlacedData>(placed, {
    ...options,
    applies: {customers: true, period: false},
    load: () => Promise.resolve(matrixFiltering(placed)),
    draw: matrixPage,
  });
}

/** Returns the matrix: who is important and valuable, three ways to sort them, and the customers themselves. */
export function matrixPage(
  data: MatrixData & {readonly people?: People},
  {language, today, filters = ""}: Spoken & {today?: Date; filters?: string},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const {people = peopleOf(data)} = data;
  const inForce = splitsInForce(data.definitions);
  const before = quadrantsAt(people, inForce);
  const sentences = [bestSentence(before, voice), fadingSentence(before, voice)].filter(
    (text) => text !== null,
  );
  let splits = splitsInAddress(inForce);
  let filter = inAddress("show");
  let chosen: Uint8Array | null = null;
  const restSplits = atRest(() => {
    keepSplits(splits, inForce);
    value.tabulate();
    if (quadrant() !== null) show();
  });
  const restPlan = atRest(keepPlan);
  const find = () => {
    const context = {people, splits, inForce, thresholds: data.rfm_thresholds};
    return findFilter(filter, context, voice);
  };
  if (!find()) filter = null;
  const quadrant = () => /^quadrant\.(.+)$/.exec(filter ?? "")?.[1] ?? null;

  const rows = gridRows(data.rfm_matrix, people);
  const segmentsIn = segmentNames(people, voice);
  const grid = chosenFigure({
    label: words.measure[language],
    items: gridMeasures(rows, voice),
    initial: "customers",
    name: "measure",
    draw: (measure, width) =>
      matrixGrid(rows, data.rfm_thresholds, voice, {
        measure: measure as GridMeasure,
        width,
        segmentsIn,
        isOn: (recency, frequency) =>
          cellsIn(filter).some((on) => on.recency === recency && on.frequency === frequency),
        onSelect: (cells, isFinal) => {
          if (isFinal) return select(cellsFilter(cells));
          filter = cellsFilter(cells);
          choose();
        },
      }),
  });
  const selection = selectionPanel(people, voice, {isFiltered: filters !== ""});
  const value = matrixValue(voice, {
    people,
    inForce,
    quadrant,
    splits: () => splits,
    chosen: () => (quadrant() === null ? chosen : null),
    onSelect: (id) => toggle(termFilter("quadrant", id)),
    onMove: (axis: Axis, rank) => split({...splits, [axis]: rank}),
    onReset: () => split(inForce),
  });
  const plan = planPanel(voice, {
    initial: planInAddress(),
    inForce: before,
    onChange: restPlan,
  });
  plan.update(quadrantsAt(people, splits));
  const hasBuyers = people.buyers.length > 0;
  const sampled = sampledMatrixSentence(people, voice, filters !== "");

  const listTitleBox = element("h2", {"aria-live": "polite", tabindex: -1});
  const listTools = element("div", {class: "controls"});
  const listHead = element("div", {class: "list-head", id: "list"}, listTitleBox, listTools);
  const listBox = element("div", {});
  const page = element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      ...{language, filters, marts: ["customer_matrix", "rfm"]},
      answer: paragraph(sentences, language) || words[hasBuyers ? "none" : "empty"][language],
      ...(today && {today}),
    }),
    sampled !== null && element("p", {class: "picture-note"}, sampled),
    element(
      "div",
      {class: "pictures"},
      grid,
      hasBuyers && selection.panel,
      value.figure,
      hasBuyers && plan.panel,
      tiersTable(data.tiers, voice, filter),
    ),
    listHead,
    listBox,
  );

  function toggle(next: string): void {
    select(next === filter ? null : next);
  }

  function select(next: string | null): void {
    filter = next;
    keepInAddress("show", next);
    show();
  }

  function split(next: Splits): void {
    splits = next;
    const now = quadrantsAt(people, splits);
    value.move(now);
    plan.update(now);
    restSplits();
  }

  function show(): void {
    showList(choose());
  }

  /** Shows who is chosen everywhere but in the list, which is slow; returns it in words. */
  function choose(): string | null {
    const found = find();
    chosen = found ? marksOf(people.buyers.length, found.holds) : null;
    for (const button of page.querySelectorAll<HTMLElement>("[data-filter]")) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    }
    markCells(page, cellsIn(filter));
    value.choose();
    selection.update(chosen, found?.words ?? null);
    return found?.words ?? null;
  }

  function showList(who: string | null): void {
    const marks = chosen;
    const shown = marks ? people.buyers.filter((_, i) => marks[i] === 1) : people.buyers;
    listHead.classList.toggle("is-filtered", who !== null);
    listTitleBox.textContent = listTitle(shown, who, voice, {
      isFiltered: filters !== "",
      isDrawn: people.weight > 1,
    });
    listTools.replaceChildren();
    if (who !== null) {
      const see = element("button", {type: "button", class: "button"}, words.see[language]);
      see.addEventListener("click", () => listBox.scrollIntoView({behavior: "smooth"}));
      const clear = element("button", {type: "button", class: "button"}, words.clear[language]);
      clear.addEventListener("click", () => {
        select(null);
        listTitleBox.focus({preventScroll: true});
      });
      listTools.append(see, clear);
    }
    listBox.replaceChildren(
      customerList(shown, voice, {
        caption: words.caption[language],
        file: "customers",
        empty: words.nobody[language],
      }),
    );
  }

  page.addEventListener("click", ({target}) => {
    const button = target instanceof Element ? target.closest("[data-filter]") : null;
    const id = button?.getAttribute("data-filter") ?? null;
    if (id !== null) toggle(id);
  });
  page.addEventListener("keydown", ({key, target}) => {
    const isTyping = target instanceof Element && target.matches("input, select");
    if (key === "Escape" && filter !== null && !isTyping) select(null);
  });
  show();
  return page;
}

/** Returns 1 for each place that is held, else 0. */
function marksOf(size: number, holds: (i: number) => boolean): Uint8Array {
  const marks = new Uint8Array(size);
  for (let i = 0; i < size; i++) marks[i] = holds(i) ? 1 : 0;
  return marks;
}

/** Returns a function that acts once its calls have ceased for a moment, on what the last one brought. */
function atRest<A extends readonly unknown[]>(act: (...last: A) => void): (...last: A) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (...last) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => act(...last), restMs);
  };
}

/** How many are listed, who they are, and their money. */
export function listTitle(
  buyers: readonly Buyer[],
  who: string | null,
  {language, money}: Voice,
  {isFiltered = false, isDrawn = false}: {isFiltered?: boolean; isDrawn?: boolean} = {},
): string {
  const all = words[`${isFiltered ? "filtered" : "all"}${isDrawn ? "Drawn" : ""}`][language];
  const count = number(buyers.length, language);
  const sales = money.short(buyers.reduce((sum, buyer) => sum + buyer.net_amount, 0));
  if (language === "zh") {
    return who === null
      ? `${all}：${count} 位，净销售额 ${sales}`
      : `${who}：${isDrawn ? "样本中 " : ""}${count} 位客户，净销售额 ${sales}`;
  }
  const people = `${count} ${buyers.length === 1 ? "customer" : "customers"}${isDrawn ? " of the sample" : ""}`;
  return who === null
    ? `${all}: ${count}, net sales of ${sales}`
    : `${people}, net sales of ${sales}: ${who}`;
}

/** Returns the function that names the segments of a cell, the largest first, with their sizes. */
function segmentNames({cells, groups}: People, {language, terms}: Voice) {
  const {ids, codes} = groups.segment;
  const counts = new Uint32Array(26 * ids.length);
  cells.forEach((cell, i) => (counts[cell * ids.length + codes[i]!]! += 1));
  return (recency: number, frequency: number) => {
    const from = cellIndex(recency, frequency) * ids.length;
    const found = ids.map((id, code) => ({id, count: counts[from + code]!}));
    return list(
      found
        .filter(({count}) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({id, count}) => `${terms.label("segment", id)} ${number(count, language)}`),
      language,
    );
  };
}
