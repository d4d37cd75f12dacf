import {inAddress, keepInAddress} from "./address.js";
import {chosenFigure} from "./chosen-figure.js";
import {buyersOf, customerList} from "./customer-list.js";
import type {Buyer} from "./customer-list.js";
import {element} from "./element.js";
import {number} from "./format.js";
import {header} from "./header.js";
import {languageTag, list, paragraph} from "./language.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {gridMeasures, matrixGrid} from "./matrix-grid.js";
import type {GridMeasure} from "./matrix-grid.js";
import {findFilter} from "./matrix-filter.js";
import {bestSentence, fadingSentence, quadrantsOf} from "./matrix-quadrants.js";
import {tiersTable} from "./matrix-tiers.js";
import {matrixValue} from "./matrix-value.js";
import {voiceOf} from "./voice.js";
import type {Voice} from "./voice.js";

export type MatrixData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "definitions"
  | "rfm"
  | "rfm_thresholds"
  | "rfm_matrix"
  | "customer_matrix"
  | "tiers"
  | "customers"
>;

const words = {
  measure: {en: "Measure", zh: "指标"},
  all: {en: "All customers who have bought", zh: "全部购买客户"},
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

/** Returns the matrix: who is important and valuable, three ways to sort them, and the customers themselves. */
export function matrixPage(data: MatrixData, {language, today}: Spoken & {today?: Date}) {
  const voice = voiceOf(data, {language});
  const quadrants = quadrantsOf(data.customer_matrix);
  const sentences = [bestSentence(quadrants, voice), fadingSentence(quadrants, voice)].filter(
    (text) => text !== null,
  );
  const buyers = buyersOf(data.customers, data.rfm);
  const redraws: (() => void)[] = [];
  const redrawDots = (redraw: () => void) => redraws.splice(0, redraws.length, redraw);
  const asked = inAddress("show");
  let filter = findFilter(asked, data.rfm_thresholds, voice) ? asked : null;

  const listTitleBox = element("h2", {"aria-live": "polite", tabindex: -1});
  const listTools = element("div", {class: "controls"});
  const listHead = element("div", {class: "list-head", id: "list"}, listTitleBox, listTools);
  const listBox = element("div", {});
  const page = element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      language,
      answer:
        paragraph(sentences, language) ||
        words[data.customer_matrix.length === 0 ? "empty" : "none"][language],
      ...(today && {today}),
    }),
    element(
      "div",
      {class: "pictures"},
      chosenFigure({
        label: words.measure[language],
        items: gridMeasures(data.rfm_matrix, voice),
        initial: "customers",
        name: "measure",
        draw: (measure, width) =>
          matrixGrid(data.rfm_matrix, data.rfm_thresholds, voice, {
            measure: measure as GridMeasure,
            width,
            filter,
            segmentsIn: segmentNames(data.rfm, voice),
          }),
      }),
      matrixValue(data.customer_matrix, voice, {
        definitions: data.definitions,
        filter: () => filter,
        onSelect: (id) => select(id === filter ? null : id),
        onDrawn: redrawDots,
      }),
      tiersTable(data.tiers, voice, filter),
    ),
    listHead,
    listBox,
  );

  function select(next: string | null): void {
    filter = next;
    keepInAddress("show", next);
    for (const button of page.querySelectorAll<HTMLElement>("[data-filter]")) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    }
    for (const redraw of redraws) redraw();
    showList();
  }

  function showList(): void {
    const found = findFilter(filter, data.rfm_thresholds, voice);
    const shown = found ? buyers.filter(found.matches) : buyers;
    listHead.classList.toggle("is-filtered", found !== undefined);
    listTitleBox.textContent = listTitle(shown, found?.words ?? null, voice);
    listTools.replaceChildren();
    if (found) {
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
    if (id !== null) select(id === filter ? null : id);
  });
  showList();
  return page;
}

/** How many are listed, who they are, and their money. */
export function listTitle(
  buyers: readonly Buyer[],
  who: string | null,
  {language, money}: Voice,
): string {
  const count = number(buyers.length, language);
  const sales = money.short(buyers.reduce((sum, buyer) => sum + buyer.net_amount, 0));
  if (language === "zh") {
    return who === null
      ? `${words.all.zh}：${count} 位，净销售额 ${sales}`
      : `${who}：${count} 位客户，净销售额 ${sales}`;
  }
  const people = `${count} ${buyers.length === 1 ? "customer" : "customers"}`;
  return who === null
    ? `${words.all.en}: ${count}, net sales of ${sales}`
    : `${people}, net sales of ${sales}: ${who}`;
}

/** Returns the function that names the segments of a cell, the largest first, with their sizes. */
function segmentNames(scores: MatrixData["rfm"], {language, terms}: Voice) {
  const counts = new Map<string, Map<string, number>>();
  for (const {recency_score, frequency_score, segment} of scores) {
    const cell = `${recency_score} ${frequency_score}`;
    const inCell = counts.get(cell) ?? new Map<string, number>();
    inCell.set(segment, (inCell.get(segment) ?? 0) + 1);
    counts.set(cell, inCell);
  }
  return (recency: number, frequency: number) =>
    list(
      [...(counts.get(`${recency} ${frequency}`) ?? [])]
        .sort((a, b) => b[1] - a[1])
        .map(([segment, count]) => `${terms.label("segment", segment)} ${number(count, language)}`),
      language,
    );
}
