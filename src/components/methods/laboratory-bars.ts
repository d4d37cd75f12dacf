import * as Plot from "@observablehq/plot";
import {foreground, muted, series} from "../figures/colors.js";
import {days, percent} from "../words/format.js";
import {compareTried, errors, triedName} from "./laboratory-errors.js";
import type {Sense, Tried} from "./laboratory-errors.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  missed: {en: "← Missed", zh: "← 漏报"},
  falsely: {en: "False alarms →", zh: "误报 →"},
  inForce: {en: "in force", zh: "现行"},
  best: {en: "best", zh: "最佳"},
};

const rowHeight = 42;

/** Returns a row per definition: what it missed to the left, false alarms to the right; shorter is better. */
export function laboratoryBars(
  rows: readonly Tried[],
  sense: Sense,
  width: number,
  voice: Voice,
): Element {
  const {language, money} = voice;
  const best = compareTried(rows, sense)?.best;
  const value = (row: Tried, side: "missed" | "falsely") => errors(row, sense)[side];
  const show = (amount: number) =>
    sense === "customers" ? percent(amount, language, 0) : money.plain(amount);
  const greatest = (side: "missed" | "falsely") =>
    Math.max(1e-9, ...rows.map((row) => value(row, side)));
  const marks = (side: "missed" | "falsely") => {
    const way = side === "missed" ? -1 : 1;
    return [
      Plot.barX(rows, {
        y: "definition",
        x: (row: Tried) => way * value(row, side),
        fill: side === "missed" ? series[2] : series[1],
        insetTop: 21,
        insetBottom: 5,
      }),
      Plot.text(rows, {
        y: "definition",
        x: (row: Tried) => way * value(row, side),
        text: (row: Tried) => show(value(row, side)),
        textAnchor: side === "missed" ? "end" : "start",
        dx: 5 * way,
        dy: 8,
        fontSize: 12,
        fill: foreground,
        fontVariant: "tabular-nums",
      }),
    ];
  };
  return Plot.plot({
    width,
    height: 26 + rows.length * rowHeight,
    marginLeft: 56,
    marginRight: 56,
    marginTop: 24,
    marginBottom: 2,
    x: {domain: [-greatest("missed"), greatest("falsely")], axis: null},
    y: {domain: rows.map((row) => row.definition), padding: 0, axis: null},
    marks: [
      marks("missed"),
      marks("falsely"),
      Plot.ruleX([0], {stroke: foreground}),
      Plot.text([words.missed[language]], {
        x: 0,
        frameAnchor: "top",
        dx: -6,
        dy: -16,
        textAnchor: "end",
        fontSize: 12,
        fill: muted,
      }),
      Plot.text([words.falsely[language]], {
        x: 0,
        frameAnchor: "top",
        dx: 6,
        dy: -16,
        textAnchor: "start",
        fontSize: 12,
        fill: muted,
      }),
      [true, false].map((isStrong) =>
        Plot.text(
          rows.filter((row) => (row.is_in_force || row === best) === isStrong),
          {
            y: "definition",
            frameAnchor: "left",
            dx: -56,
            dy: -11,
            textAnchor: "start",
            text: (row: Tried) => rowLabel(row, best, width, voice),
            fontSize: 12.5,
            fontWeight: isStrong ? 650 : 400,
            fill: foreground,
          },
        ),
      ),
      Plot.text(rows, {
        y: "definition",
        frameAnchor: "right",
        dx: 56,
        dy: -11,
        textAnchor: "end",
        text: (row: Tried) => warning(row, language),
        fontSize: 12,
        fill: muted,
      }),
      Plot.tip(
        rows,
        Plot.pointerY({
          y: "definition",
          x: 0,
          ...tipSays((row: Tried) => triedSentence(row, voice)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

/** The name with its days where there is room beside the warning, else without. */
function rowLabel(row: Tried, best: Tried | undefined, width: number, voice: Voice): string {
  const {language, terms} = voice;
  const marked = mark(row, best, language);
  const full = `${triedName(row, voice)}${marked}`;
  return textWidth(full) + textWidth(warning(row, language)) + 8 > width
    ? `${terms.label("churn_definition", row.definition)}${marked}`
    : full;
}

function mark(row: Tried, best: Tried | undefined, language: Voice["language"]): string {
  const told = [
    row.is_in_force && row.definition !== "in_force" && words.inForce[language],
    row === best && words.best[language],
  ].filter((text) => text !== false);
  return told.length === 0 ? "" : ` · ${told.join(language === "zh" ? "，" : ", ")}`;
}

function warning(row: Tried, language: Voice["language"]): string {
  if (row.warning_days === null || row.is_in_force) return "";
  const much = Math.round(row.warning_days);
  if (much === 0) return "";
  const time = days(Math.abs(much), language);
  if (language === "zh") return `${much > 0 ? "早" : "晚"} ${time}`;
  return `${time} ${much > 0 ? "sooner" : "later"}`;
}

/** Returns what a definition did on past dates, in one sentence. */
export function triedSentence(row: Tried, voice: Voice): string {
  const {language} = voice;
  const name = triedName(row, voice);
  const [all, called, right, falsely, missed] = [
    row.customers,
    row.called,
    row.right_alarms,
    row.false_alarms,
    row.missed,
  ].map((count) => count.toLocaleString(language === "zh" ? "zh-CN" : "en-GB"));
  return language === "zh"
    ? `${name}：${all} 人次中判定流失 ${called}，其中 ${right} 正确、${falsely} 误报；漏报 ${missed}`
    : `${name}: of ${all} customers it called ${called} gone, ${right} rightly and ${falsely} falsely; it missed ${missed}`;
}
