import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {doNow} from "../page/later.js";
import type {BuyerTables} from "../marts/buyers.js";
import {matrixDots} from "./matrix-dots.js";
import type {MatrixDots} from "./matrix-dots.js";
import {mostDots} from "./matrix-marks.js";
import type {People} from "./matrix-people.js";
import {planeOf} from "./matrix-plane.js";
import type {Plane} from "./matrix-plane.js";
import {quadrantButtons} from "./matrix-quadrant-buttons.js";
import {quadrantColumns} from "./matrix-quadrant-columns.js";
import {quadrantsAt} from "./matrix-quadrants.js";
import type {Quadrant} from "./matrix-quadrants.js";
import {splitInputs} from "./matrix-split-inputs.js";
import {splitLine} from "./matrix-split-lines.js";
import {areSame} from "./matrix-splits.js";
import type {Axis, Splits} from "./matrix-splits.js";
import {dataTable} from "../figures/table.js";
import {ratingWords} from "../value/value-basis.js";
import type {Voice} from "../words/voice.js";

export interface MatrixValueOptions {
  readonly people: People;
  readonly splits: () => Splits;
  readonly inForce: Splits;
  /** The quadrant in force, or null. */
  readonly quadrant: () => string | null;
  /** Who is chosen by something else than a quadrant; null for all. */
  readonly chosen: () => Uint8Array | null;
  readonly onSelect: (quadrant: string) => void;
  readonly onMove: (axis: Axis, rank: number) => void;
  readonly onReset: () => void;
}

export interface MatrixValue {
  readonly figure: HTMLElement;
  /** Follows the split lines. */
  readonly move: (quadrants: readonly Quadrant[]) => void;
  /** Follows what is chosen. */
  readonly choose: () => void;
  /** Brings the table behind the picture up to date. */
  readonly tabulate: () => void;
}

const words = {
  plain: {en: "Importance and value of every customer", zh: "每位客户的重要性与价值"},
  dots: {en: "A dot per customer", zh: "每点一位客户"},
  density: {
    en: "Darker where more customers lie, who are too many for dots",
    zh: "客户过多，不逐点绘制，颜色越深表示该处客户越多",
  },
  how: {
    en: "Click a quadrant to see its customers. Drag the dashed lines, move them with the arrow keys or type where high begins: all that follows from the split, the plan beside it too, changes at once. By keyboard, too, each dot tells of its customer: left and right lead on by importance, up and down by value.",
    zh: "点击象限即可查看其中的客户。虚线为分界，可拖动、用方向键移动或直接填写，由分界决定的一切（包括旁边的计划）随之变化。各点也可用键盘查看：左右键按重要性、上下键按价值逐位移动。",
  },
  noBuyers: {
    en: "Nobody has bought yet, so nobody has a place on the matrix.",
    zh: "尚无购买客户，因此矩阵为空。",
  },
};

/** What the matrix shows beside the best: who is high in one alone. */
export function matrixTitle(quadrants: readonly Quadrant[], {language}: Voice): string {
  const people = (id: string) => quadrants.find((one) => one.id === id)?.customers ?? 0;
  const important = people("high_importance_low_value");
  const valuable = people("low_importance_high_value");
  if (important === 0 && valuable === 0) return words.plain[language];
  const [a, b] = [important, valuable].map((count) => number(count, language));
  if (language === "zh") {
    return [
      important > 0 && `${a} 位重要客户目前价值不高`,
      valuable > 0 && `${b} 位有价值的客户尚不重要`,
    ]
      .filter((part) => part !== false)
      .join("；");
  }
  const who = important > 0 ? ["one is", "ones are"] : ["customer is", "customers are"];
  return [
    important > 0 &&
      `${a} important ${important === 1 ? "customer is" : "customers are"} less valuable now`,
    valuable > 0 && `${b} valuable ${who[valuable === 1 ? 0 : 1]} not important yet`,
  ]
    .filter((part) => part !== false)
    .join("; ");
}

/** How many share the lowest value without an order in twelve months, and so lie on one line. */
export function bottomSentence(
  rows: readonly (BuyerTables["customer_matrix"][number] | undefined)[],
  {language}: Voice,
): string | null {
  let lowest = Infinity;
  for (const row of rows) if (row) lowest = Math.min(lowest, row.value);
  const idle = rows.filter((row) => row?.value === lowest && row.trailing_year_orders === 0).length;
  if (idle < 2) return null;
  const count = number(idle, language);
  return language === "zh"
    ? `${count} 位客户价值同为最低、近 12 个月未下单，同在底部一线。`
    : `${count} customers share the lowest value: they bought nothing in the last twelve months and lie together on one line at the bottom.`;
}

/** Returns the importance × value matrix: everybody's place, the split lines and the four quadrants. */
export function matrixValue(voice: Voice, options: MatrixValueOptions): MatrixValue {
  const {language} = voice;
  const {people, splits, inForce, quadrant} = options;
  const before = quadrantsAt(people, inForce);
  let quadrants: readonly Quadrant[] = quadrantsAt(people, splits());
  let plane: Plane | undefined;
  let dots: MatrixDots | undefined;
  const shape = people.buyers.length > mostDots ? "density" : "dots";
  const basis = ratingWords(voice.facts);
  const lineOptions = {
    splits,
    countHigh: (axis: Axis) =>
      quadrants
        .filter(({id}) => id.includes(`high_${axis}`))
        .reduce((sum, {customers}) => sum + customers, 0),
    onMove: options.onMove,
  };
  const lines = [
    splitLine("importance", voice, lineOptions),
    splitLine("value", voice, lineOptions),
  ];
  const inputs = splitInputs(voice, options);
  const buttons = quadrantButtons(before, voice);
  const columns = quadrantColumns(before, voice);
  const title = matrixTitle(quadrants, voice);
  const own = figure(people.buyers.length === 0 ? [] : quadrants, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `${words[shape].zh}；重要性为销售占比、推荐与战略客户的加权百分位，价值为${basis.zh}的百分位，n = ${number(people.buyers.length, language)}`
        : `${words[shape].en}; importance ranks sales, referrals and strategic accounts, value ranks ${basis.en}, n = ${number(people.buyers.length, language)}`,
    summary: title,
    empty: words.noBuyers[language],
    file: "importance-value-matrix",
    isInteractive: true,
    vectors: async () => {
      const {matrixVectors} = await import("./matrix-vectors.js");
      return () => matrixVectors(people, voice, {...options, plane: plane!});
    },
    note: (people.weight > 1 ? null : bottomSentence(people.positions, voice)) ?? undefined,
    how: words.how[language],
    chart: (width) => {
      plane = planeOf(width);
      dots = matrixDots(people, voice, {...options, plane});
      for (const line of lines) line.place(plane);
      return element(
        "div",
        {class: "plane", "data-walk": true, role: "group", "aria-label": words.plain[language]},
        dots.canvas,
        dots.mark,
        ...lines.map(({handle}) => handle),
      );
    },
    columns,
  });
  own.querySelector(".picture-chart")?.after(inputs.box, buttons.box);
  const titleBox = own.querySelector(".picture-title");
  const summaryBox = own.querySelector("figcaption .visually-hidden");
  move(quadrants);

  function move(now: readonly Quadrant[]): void {
    quadrants = now;
    const text = matrixTitle(quadrants, voice);
    for (const box of [titleBox, summaryBox]) if (box) box.textContent = text;
    buttons.update(quadrants, !areSame(splits(), inForce));
    inputs.update();
    dots?.paint();
    if (plane) for (const line of lines) line.place(plane);
  }

  return {
    figure: own,
    move,
    choose: () => {
      buttons.choose(quadrant());
      dots?.redraw();
    },
    tabulate: () => {
      const behind = own.querySelector("details");
      if (behind) doNow(behind);
      const caption = own.querySelector("details caption")?.textContent ?? title;
      const table = dataTable(quadrants, {
        ...{language, columns, caption},
        file: "importance-value-matrix",
      });
      own.querySelector("details .table")?.replaceWith(table);
    },
  };
}
