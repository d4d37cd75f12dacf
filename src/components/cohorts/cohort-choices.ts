import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import {cohortSides, sideName} from "./cohort-cells.js";
import type {CohortCell, CohortSide, CohortStep} from "./cohort-cells.js";
import {measureNames, measuresOf, unitNames, unitsOf} from "./cohort-views.js";
import type {CohortMeasure, CohortUnit, CohortView} from "./cohort-views.js";
import {element} from "../page/element.js";
import type {Spoken} from "../words/language.js";
import type {Voice} from "../words/voice.js";

/** What the reader has chosen to see of cohorts. */
export interface CohortChoice {
  readonly view: CohortView;
  readonly side: CohortSide;
  readonly step: CohortStep;
}

const words = {
  group: {en: "View of the cohorts", zh: "同期群视图"},
  side: {en: "Cohorts by", zh: "分群依据"},
  step: {en: "Step", zh: "步长"},
  measure: {en: "Measure", zh: "指标"},
  unit: {en: "Unit", zh: "单位"},
  steps: {month: {en: "Month", zh: "月"}, quarter: {en: "Quarter", zh: "季"}},
};

/** The sides by which a source lets cohorts be told apart, time first. */
export function sidesOf({facts}: Pick<Voice, "facts">): CohortSide[] {
  return cohortSides.filter((side) => side === "time" || facts.cohortSides.includes(side));
}

/** Returns what the address asks for, defaults for what it does not or cannot. */
export function choiceInAddress(cells: readonly CohortCell[], voice: Voice): CohortChoice {
  const side = sidesOf(voice).find((id) => id === inAddress("by")) ?? "time";
  const step = inAddress("step") === "quarter" ? "quarter" : "month";
  const measure = measuresOf(cells).find((id) => id === inAddress("measure")) ?? "customers";
  const units = unitsOf(measure, side);
  const unit = units.find((id) => id === inAddress("unit")) ?? units[0]!;
  return {view: {measure, unit}, side, step};
}

function keep({view: {measure, unit}, side, step}: CohortChoice): void {
  keepInAddress("by", side === "time" ? null : side);
  keepInAddress("step", step === "month" ? null : step);
  keepInAddress("measure", measure === "customers" ? null : measure);
  keepInAddress("unit", unit === unitsOf(measure, side)[0] ? null : unit);
}

/**
 * Returns the controls of a view: cohorts by, step, measure, unit. A unit that makes no sense of a
 * measure is not offered. The address keeps all of it.
 */
export function cohortChoices(
  cells: readonly CohortCell[],
  initial: CohortChoice,
  onChange: (chosen: CohortChoice) => void,
  voice: Voice & Spoken,
): HTMLElement {
  const {language} = voice;
  let chosen = initial;
  const units = element("div");

  function change(next: Partial<CohortChoice> & {measure?: CohortMeasure; unit?: CohortUnit}) {
    const side = next.side ?? chosen.side;
    const measure = next.measure ?? chosen.view.measure;
    const offered = unitsOf(measure, side);
    // Per cent of customers is not per cent of money: another measure begins in its own unit.
    const isOther = next.measure !== undefined && chosen.view.unit === "percent";
    const wanted = next.unit ?? (isOther ? offered[0]! : chosen.view.unit);
    const unit = offered.includes(wanted) ? wanted : offered[0]!;
    chosen = {view: {measure, unit}, side, step: next.step ?? chosen.step};
    keep(chosen);
    if (next.unit === undefined) drawUnits();
    onChange(chosen);
  }

  function drawUnits(): void {
    const offered = unitsOf(chosen.view.measure, chosen.side);
    if (offered.length < 2) return units.replaceChildren();
    units.replaceChildren(
      choice({
        label: words.unit[language],
        items: offered.map((id) => ({id, label: unitNames[id][language]})),
        value: chosen.view.unit,
        onChange: (id) => change({unit: id as CohortUnit}),
      }),
    );
  }

  drawUnits();
  const sides = sidesOf(voice);
  return element(
    "div",
    {class: "cohort-choices no-print", role: "group", "aria-label": words.group[language]},
    sides.length > 1 &&
      choice({
        label: words.side[language],
        items: sides.map((id) => ({id, label: sideName(id, language)})),
        value: chosen.side,
        onChange: (id) => change({side: id as CohortSide}),
      }),
    choice({
      label: words.step[language],
      items: (["month", "quarter"] as const).map((id) => ({id, label: words.steps[id][language]})),
      value: chosen.step,
      onChange: (id) => change({step: id as CohortStep}),
    }),
    choice({
      label: words.measure[language],
      items: measuresOf(cells).map((id) => ({id, label: measureNames[id][language]})),
      value: chosen.view.measure,
      onChange: (id) => change({measure: id as CohortMeasure}),
    }),
    units,
  );
}
