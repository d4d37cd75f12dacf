import * as Plot from "@observablehq/plot";
import {estimate, foreground, grid} from "../figures/colors.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipText} from "../figures/tip.js";

/** A bar with its name before and its label behind it. */
export interface WorthBar {
  readonly name: string;
  readonly color: string;
  /** Drawn grey: too few to say, or there only to compare with. */
  readonly isGrey: boolean;
  readonly isFaint?: boolean;
  readonly value: number;
  readonly label: string;
  readonly sentence: string;
}

const rowHeight = 26;

/** Returns bars from zero, top to bottom in the order given; long names are cut, the hover says them whole. */
export function worthBars(bars: readonly WorthBar[], width: number): Element {
  const marginLeft = Math.min(
    Math.max(...bars.map(({name}) => textWidth(name))) + 12,
    Math.round(width * 0.45),
  );
  const behind = Math.max(...bars.map(({label}) => textWidth(label))) + 10;
  const greatest = Math.max(1e-9, ...bars.map(({value}) => value));
  const room = width - marginLeft;
  const shown = (name: string) => {
    let cut = name;
    while (cut.length > 2 && textWidth(cut) > marginLeft - 10) cut = `${cut.slice(0, -2)}…`;
    return cut;
  };
  return Plot.plot({
    width,
    height: 12 + bars.length * rowHeight,
    marginLeft,
    marginRight: 0,
    marginTop: 4,
    marginBottom: 8,
    x: {domain: [0, (greatest * room) / Math.max(40, room - behind)], axis: null},
    y: {domain: bars.map((_, i) => i), padding: 0.28, axis: null},
    color: {type: "identity"},
    marks: [
      Plot.axisY({
        label: null,
        tickSize: 0,
        fontSize: 12.5,
        fill: foreground,
        tickFormat: (i: number) => shown(bars[i]?.name ?? ""),
      }),
      Plot.ruleX([0], {stroke: grid}),
      Plot.barX(bars, {
        x: "value",
        y: (_: WorthBar, i: number) => i,
        fill: ({isGrey, color}: WorthBar) => (isGrey ? estimate : color),
        fillOpacity: ({isFaint}: WorthBar) => (isFaint ? 0.55 : 1),
        title: ({sentence}: WorthBar) => tipText(sentence),
        tip: tipStyle,
      }),
      Plot.text(bars, {
        x: "value",
        y: (_: WorthBar, i: number) => i,
        text: "label",
        textAnchor: "start",
        dx: 5,
        fontSize: 12,
        fill: foreground,
        fontVariant: "tabular-nums",
      }),
    ],
  });
}
