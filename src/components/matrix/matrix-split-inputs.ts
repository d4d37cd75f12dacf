import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {areSame, asRank, axes} from "./matrix-splits.js";
import type {Axis, Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

export interface SplitInputsOptions {
  readonly splits: () => Splits;
  readonly inForce: Splits;
  readonly onMove: (axis: Axis, rank: number) => void;
  readonly onReset: () => void;
}

export interface SplitInputs {
  readonly box: HTMLElement;
  /** Shows the splits, but never in the field that is typed in. */
  readonly update: () => void;
}

const words = {
  group: {en: "Split lines", zh: "分界线"},
  importance: {en: "Important from", zh: "重要性起点"},
  value: {en: "Valuable from", zh: "价值起点"},
};

/** Returns the split lines as numbers to type, and the way back to the definition in force. */
export function splitInputs(
  {language}: Voice,
  {splits, inForce, onMove, onReset}: SplitInputsOptions,
): SplitInputs {
  const fields = axes.map((axis) => {
    const input = element("input", {
      class: "rank-input",
      type: "number",
      min: 0,
      max: 1,
      step: 0.01,
      name: `${axis}_split`,
      inputmode: "decimal",
    });
    input.addEventListener("input", () => {
      const rank = input.valueAsNumber;
      if (rank >= 0 && rank <= 1) onMove(axis, asRank(rank));
    });
    // What was no rank gives way to the line as it stands.
    input.addEventListener("change", () => (input.value = String(splits()[axis])));
    return {axis, input};
  });
  const [importance, value] = axes.map((axis) => number(inForce[axis], language, 3));
  const reset = element(
    "button",
    {type: "button", class: "button"},
    language === "zh"
      ? `恢复现行定义（${importance}、${value}）`
      : `Back to the definition in force (${importance}, ${value})`,
  );
  reset.addEventListener("click", () => {
    onReset();
    fields[0]?.input.focus();
  });
  const box = element(
    "div",
    {class: "controls", role: "group", "aria-label": words.group[language]},
    ...fields.map(({axis, input}) =>
      element(
        "label",
        {class: "choice-label"},
        element("span", {class: "muted"}, words[axis][language]),
        input,
      ),
    ),
    reset,
  );
  function update(): void {
    for (const {axis, input} of fields) {
      if (input.valueAsNumber !== splits()[axis]) input.value = String(splits()[axis]);
    }
    reset.hidden = areSame(splits(), inForce);
  }
  update();
  return {box, update};
}
