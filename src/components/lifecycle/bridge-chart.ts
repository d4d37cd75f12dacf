import * as Plot from "@observablehq/plot";
import {signedMoney, stepSentence} from "./bridge-sentences.js";
import {bad, faint, foreground, good, grid, muted} from "../figures/colors.js";
import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipText} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Step = Marts["revenue_bridge"][number];

export interface Bar {
  readonly row: Step;
  readonly from: number;
  readonly to: number;
  readonly isEnd: boolean;
}

/** Returns the bars of a bridge: ends from zero, each movement from where the one before it led. */
export function bridgeBars(rows: readonly Step[]): Bar[] {
  let reached = 0;
  return [...rows]
    .sort((a, b) => a.position - b.position)
    .filter((row) => isEnd(row) || row.net_amount !== 0)
    .map((row) => {
      const from = isEnd(row) ? 0 : reached;
      reached = from + row.net_amount;
      return {row, from, to: reached, isEnd: isEnd(row)};
    });
}

const isEnd = ({movement}: Step) => movement === "start" || movement === "end";

/** Returns a bridge from the period before down to this one, with amounts and customers beside the bars. */
export function bridgeChart(rows: readonly Step[], width: number, voice: Voice): Element {
  const {language, money, terms} = voice;
  const bars = bridgeBars(rows);
  const name = ({row}: Bar) => terms.label("movement", row.movement);
  const amount = ({row}: Bar) =>
    isEnd(row) ? money.short(row.net_amount) : signedMoney(row.net_amount, money.short);
  const people = ({row}: Bar) => {
    if (row.customers === null) return "";
    const count = number(row.customers, language);
    return language === "zh"
      ? `${count} 位`
      : `${count} ${row.customers === 1 ? "customer" : "customers"}`;
  };
  const isNarrow = width < 520;
  const label = (bar: Bar) =>
    isNarrow || people(bar) === "" ? amount(bar) : `${amount(bar)} · ${people(bar)}`;
  const marginLeft = 12 + Math.max(...bars.map((bar) => textWidth(name(bar))));
  const room = 12 + Math.max(...bars.map((bar) => textWidth(label(bar))));
  const values = bars.flatMap(({from, to}) => [from, to]);
  const color = (bar: Bar) => (bar.isEnd ? muted : bar.row.net_amount > 0 ? good : bad);
  const high = (bar: Bar) => Math.max(bar.from, bar.to, 0);
  const y = (bar: Bar) => bar.row.movement;
  return Plot.plot({
    width,
    height: 10 + bars.length * 30,
    marginLeft,
    marginRight: room,
    marginTop: 4,
    marginBottom: 6,
    x: {domain: [Math.min(0, ...values), Math.max(1e-9, ...values)], axis: null},
    y: {domain: bars.map(y), padding: 0.3, axis: null},
    marks: [
      Plot.axisY({
        ...{label: null, tickSize: 0, fontSize: 12.5, fill: foreground},
        tickFormat: (id: string) => terms.label("movement", id),
      }),
      Plot.ruleX([0], {stroke: grid, strokeOpacity: 1}),
      Plot.ruleX(
        bars.slice(0, -1).map((bar, i) => ({at: bar.to, from: y(bar), to: y(bars[i + 1]!)})),
        {x: "at", y1: "from", y2: "to", stroke: faint},
      ),
      Plot.barX(bars, {
        ...{x1: "from", x2: "to", y, fill: color},
        title: (bar: Bar) => tipText(stepSentence(bar.row, rows, voice)),
        tip: tipStyle,
      }),
      Plot.text(bars, {
        ...{x: high, y, text: label, textAnchor: "start", dx: 6},
        ...{fontSize: 12, fill: foreground, fontVariant: "tabular-nums"},
      }),
    ],
  });
}
