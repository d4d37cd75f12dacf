import {inAddress, keepInAddress} from "./address.js";
import {isoDay, month} from "./dates.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import {flowGrid} from "./flow-grid.js";
import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import {stagesTold} from "./lifecycle-sentences.js";
import {isBetween, timesOfPairs} from "./pairs-between.js";
import type {PairsBetween} from "./pairs-between.js";
import {endsOf, initialPair, inOrder, pairMonths} from "./pair-months.js";
import {pairSentence, pairsTitle} from "./stage-pairs-sentences.js";
import type {Voice} from "./voice.js";

type Pair = Marts["stage_pairs"][number];

const words = {
  plain: {en: "Who stood where at the end of two months", zh: "两个月末的阶段去向"},
  from: {en: "From the end of", zh: "由"},
  to: {en: "to the end of", zh: "到"},
  end: {en: "", zh: "末"},
  soFar: {en: " (so far)", zh: "（未结束）"},
  corner: {en: "From ↓ to →", zh: "由 ↓ 至 →"},
  was: {en: "Stage at the first end", zh: "起始月末阶段"},
  is: {en: "Stage at the last end", zh: "结束月末阶段"},
  customers: {en: "Customers", zh: "客户数"},
  share: {en: "Share of the first stage", zh: "占起始阶段"},
  note: {
    en: "Each customer counts once: where they stood at the one end and at the other, whatever lies between. Who stayed stands on the diagonal. Rows and columns add up to the stocks of the two months.",
    zh: "每位客户只计一次，只看两个月末各处于哪个阶段，不计中间的变化。对角线为未变者。各行、各列之和等于两个月末的存量。",
  },
  cut: {
    en: ` Month ends of the last ${pairMonths} months can be compared.`,
    zh: `可比较最近 ${pairMonths} 个月的月末。`,
  },
  waiting: {en: "Fetching these two month ends …", zh: "正在读取这两个月末……"},
  failed: {
    en: "These two month ends could not be fetched. Choose them again when the connection is back.",
    zh: "未能读取这两个月末，请在网络恢复后重新选择。",
  },
  noneChosen: {
    en: "The months and customers chosen hold fewer than two of the month ends that are compared.",
    zh: "所选月份与客户中，可比较的月末不足两个。",
  },
  empty: {
    en: "There is only one month end so far; two are needed to compare.",
    zh: "目前只有一个月末，至少需要两个才能比较。",
  },
};

const idOf = (date: Date) => isoDay(date).slice(0, 7);

export interface PairsData {
  readonly lifecycle: Marts["lifecycle"];
  /** The pairs that a page has from the start; all others are asked for. */
  readonly stage_pairs: readonly Pair[];
  readonly pairsBetween: PairsBetween;
}

/** Returns where customers stood at the ends of two months that the reader chooses; the address keeps both. */
export function stagePairs(data: PairsData, voice: Voice): HTMLElement {
  const {language} = voice;
  const {times, incomplete, isCut} = endsOf(data.lifecycle, voice);
  if (times.length < 2) return pairsFigure([], voice);
  const known = new Set(timesOfPairs(data.stage_pairs));
  const initial = initialPair(times, known, incomplete);
  const asked = (name: string) => times.find((time) => idOf(new Date(time)) === inAddress(name));
  let [from, to] = inOrder(asked("from") ?? initial[0], asked("to") ?? initial[1], times);
  let turn = 0;

  const section = element("div", {class: "is-wide stage-pairs"});
  const fromList = monthList(words.from[language]);
  const toList = monthList(words.to[language]);
  fromList.select.addEventListener("change", () => choose(Number(fromList.select.value), to));
  toList.select.addEventListener("change", () => choose(from, Number(toList.select.value)));
  const controls = element("div", {class: "controls"}, fromList.label, toList.label);
  draw();
  return section;

  function choose(nextFrom: number, nextTo: number): void {
    [from, to] = inOrder(nextFrom, nextTo, times);
    keepInAddress("from", from === initial[0] ? null : idOf(new Date(from)));
    keepInAddress("to", to === initial[1] ? null : idOf(new Date(to)));
    draw();
  }

  function draw(): void {
    const mine = ++turn;
    fill(fromList.select, times.slice(0, -1), from);
    fill(toList.select, times.slice(1), to);
    section.removeAttribute("aria-busy");
    if (known.has(from) && known.has(to)) {
      show(
        pairsFigure(
          data.stage_pairs.filter((row) => isBetween(row, from, to)),
          voice,
          isCut,
        ),
      );
      return;
    }
    if (section.childElementCount === 0) show(pairsFigure([], voice, isCut, "waiting"));
    section.setAttribute("aria-busy", "true");
    data.pairsBetween(new Date(from), new Date(to)).then(
      (rows) => {
        if (mine === turn) end(pairsFigure(rows, voice, isCut));
      },
      () => {
        if (mine !== turn) return;
        end(pairsFigure([], voice, isCut, "failed"));
        section.querySelector(".picture-empty")?.setAttribute("role", "alert");
      },
    );
  }

  function end(drawn: HTMLElement): void {
    section.removeAttribute("aria-busy");
    show(drawn);
  }

  /** Puts a figure in the place of the one before; the lists go along, with the focus. */
  function show(drawn: HTMLElement): void {
    const focused = document.activeElement;
    drawn.querySelector(".picture-body")?.prepend(controls);
    drawn.querySelector(".picture-empty")?.before(controls);
    section.replaceChildren(drawn);
    if (focused instanceof HTMLElement && controls.contains(focused)) {
      focused.focus({preventScroll: true});
    }
  }

  function monthList(text: string) {
    const select = element("select", {class: "select"});
    const label = element(
      "label",
      {class: "choice-label"},
      element("span", {class: "muted"}, text),
      select,
    );
    return {select, label};
  }

  function fill(select: HTMLSelectElement, items: readonly number[], value: number): void {
    select.replaceChildren(
      ...items.toReversed().map((time) => {
        const name = `${month(new Date(time), language)}${words.end[language]}`;
        const label = `${name}${incomplete.has(time) ? words.soFar[language] : ""}`;
        return element("option", {value: String(time), selected: time === value}, label);
      }),
    );
  }
}

/** The figure of one pair of months, or why there is none. */
function pairsFigure(
  rows: readonly Pair[],
  voice: Voice,
  isCut = false,
  missing: "empty" | "noneChosen" | "waiting" | "failed" = voice.filters ? "noneChosen" : "empty",
): HTMLElement {
  const {language, terms} = voice;
  const title = pairsTitle(rows, voice) ?? words.plain[language];
  const stages = stagesTold(rows, voice);
  const [first] = rows;
  const ends = first && [first.from_month, first.to_month].map((at) => month(at, language));
  const ofStage = (stage: string) =>
    rows
      .filter(({from_stage}) => from_stage === stage)
      .reduce((sum, {customers}) => sum + customers, 0);
  return figure(rows, {
    language,
    title,
    isWide: true,
    isInteractive: true,
    subtitle: !ends
      ? ""
      : language === "zh"
        ? `客户数，由 ${ends[0]}末的阶段（行）到 ${ends[1]}末的阶段（列）`
        : `Customers by their stage at the end of ${ends[0]} (rows) and at the end of ${ends[1]} (columns)`,
    summary: title,
    note: isCut ? `${words.note[language]}${words.cut[language]}` : words.note[language],
    empty: words[missing][language],
    file: first ? `stages-${idOf(first.from_month)}-${idOf(first.to_month)}` : "stages",
    chart: () =>
      flowGrid(rows, {
        label: title,
        corner: words.corner[language],
        terms,
        kind: "stage",
        from: rows.some(({from_stage}) => from_stage === "none") ? [...stages, "none"] : stages,
        to: stages,
        cellWidth: 56,
        ends: (row) => ({from: row.from_stage, to: row.to_stage}),
        value: (row) => row.customers,
        show: (size) => number(size, language),
        sentence: (row) => pairSentence(row, rows, voice),
      }),
    columns: [
      {head: words.was[language], value: (row) => terms.label("stage_or_none", row.from_stage)},
      {head: words.is[language], value: (row) => terms.label("stage", row.to_stage)},
      {head: words.customers[language], kind: "number", value: (row) => row.customers},
      {
        head: words.share[language],
        kind: "number",
        value: (row) =>
          row.from_stage === "none" ? null : row.customers / ofStage(row.from_stage),
        show: (row) =>
          row.from_stage === "none"
            ? "—"
            : percent(row.customers / ofStage(row.from_stage), language),
      },
    ],
  });
}
