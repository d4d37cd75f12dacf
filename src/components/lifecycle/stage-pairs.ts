import {inAddress, keepInAddress} from "../page/address.js";
import {month} from "../words/dates.js";
import {element} from "../page/element.js";
import type {Marts} from "../marts/marts.js";
import {endsOf, initialPair, inOrder, monthId} from "./pair-months.js";
import {isBetween, timesOfPairs} from "./pairs-between.js";
import type {PairsBetween} from "./pairs-between.js";
import {pairsFigure} from "./stage-pairs-figure.js";
import type {Voice} from "../words/voice.js";

const words = {
  from: {en: "From the end of", zh: "由"},
  to: {en: "to the end of", zh: "到"},
  end: {en: "", zh: "末"},
  soFar: {en: " (so far)", zh: "（未结束）"},
};

export interface PairsData {
  readonly lifecycle: Marts["lifecycle"];
  /** The pairs that a page has from the start; all others are asked for. */
  readonly stage_pairs: Marts["stage_pairs"];
  readonly pairsBetween: PairsBetween;
}

/** Returns where customers stood at the ends of two months that the reader chooses; the address keeps both. */
export function stagePairs(data: PairsData, voice: Voice): HTMLElement {
  const {language} = voice;
  const {times, incomplete, isCut} = endsOf(data.lifecycle, voice);
  if (times.length < 2) return pairsFigure([], voice);
  const known = new Set(timesOfPairs(data.stage_pairs));
  const initial = initialPair(times, known, incomplete);
  const asked = (name: string) => times.find((time) => monthId(new Date(time)) === inAddress(name));
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
    keepInAddress("from", from === initial[0] ? null : monthId(new Date(from)));
    keepInAddress("to", to === initial[1] ? null : monthId(new Date(to)));
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
