import {checkList} from "./check-list.js";
import {facetLabel} from "../customers/customers-sentences.js";
import {month} from "../words/dates.js";
import {element} from "../page/element.js";
import {choosesPeriod, everybody, filterNames} from "./filters.js";
import type {FilterChoices, FilterName, Selection} from "./filters.js";
import {filterLabels, periodWords} from "./filter-words.js";
import {number} from "../words/format.js";
import type {Voice} from "../words/voice.js";

export interface FilterBarOptions {
  readonly choices: FilterChoices;
  readonly selection: Selection;
  /** Which of the filters the page can honour; a period that it cannot is shown only to be taken off. */
  readonly applies: {readonly customers: boolean; readonly period: boolean};
  /** What the page itself fixes, which is not offered; an address that asks for it is shown only to be taken off. */
  readonly fixed?: FilterName | undefined;
  readonly onChange: (selection: Selection) => void;
  /** Controls of the page's own that stand with the filters. */
  readonly more?: readonly HTMLElement[];
  /** Whether the page's own controls leave anybody out, so that there is something to clear. */
  readonly isMoreOn?: () => boolean;
  /** Clears the page's own controls; the bar tells its own change afterwards. */
  readonly onClear?: () => void;
}

/** Customers of a value under the other filters in force. */
export type Counts = (name: FilterName, value: string) => number;

export interface FilterBar {
  readonly node: HTMLElement;
  /** Shows a selection, without a call of `onChange`. */
  readonly show: (selection: Selection) => void;
  readonly count: (counts: Counts) => void;
  /** Sentences under the bar; null for what need not be said. */
  readonly say: (sentences: readonly (string | null)[]) => void;
}

const words = {
  filters: {en: "Filters", zh: "筛选"},
  clear: {en: "Clear filters", zh: "清除筛选"},
  from: {en: "From", zh: "自"},
  to: {en: "to", zh: "至"},
  start: {en: "the beginning", zh: "最早"},
  end: {en: "now", zh: "最近"},
  firstMonth: {en: "First month", zh: "起始月份"},
  lastMonth: {en: "Last month", zh: "结束月份"},
};

/** Returns the bar of filters: a list of ticks per attribute, a period, what is in force as chips that take it off. */
export function filterBar(voice: Voice, options: FilterBarOptions): FilterBar {
  const {choices, applies, fixed, onChange, more = []} = options;
  const {language, terms} = voice;
  let selection = options.selection;

  const lists = filterNames.flatMap((name) => {
    const values = choices.values[name];
    if (values.length === 0 || !applies.customers || name === fixed) return [];
    const list = checkList({
      label: filterLabels[name][language],
      items: values.map(({id}) => ({
        id,
        label: facetLabel(name, id, voice),
        ...((name === "segment" || name === "tier") && {color: terms.color(name, id)}),
      })),
      ticked: selection.kept[name],
      onChange: (ticked) => change({kept: {...selection.kept, [name]: ticked}}),
    });
    return [{name, list}];
  });
  const months = [...choices.months].reverse();
  const ends = (["from", "to"] as const).map((end) => monthSelect(end));
  const period =
    applies.period &&
    choices.months.length > 1 &&
    element(
      "span",
      {class: "filter-period", role: "group", "aria-label": filterLabels.period[language]},
      ...ends.flatMap(({end, select}) => [
        element("span", {class: "muted", "aria-hidden": "true"}, words[end][language]),
        select,
      ]),
    );

  function monthSelect(end: "from" | "to") {
    const [none, label] =
      end === "from" ? [words.start, words.firstMonth] : [words.end, words.lastMonth];
    const select = element(
      "select",
      {class: "select", "aria-label": label[language]},
      element("option", {value: ""}, none[language]),
      ...months.map((id) =>
        element("option", {value: id}, month(new Date(`${id}-01T00:00:00Z`), language)),
      ),
    );
    select.addEventListener("change", () => {
      const asked = {from: selection.from, to: selection.to, [end]: select.value || null};
      // The other end gives way where the two would cross.
      const isCrossed = asked.from !== null && asked.to !== null && asked.from > asked.to;
      change({...asked, ...(isCrossed && {[end === "from" ? "to" : "from"]: null})});
    });
    return {end, select};
  }

  const controls = element(
    "div",
    {class: "filter-controls", id: "filter-controls"},
    ...lists.map(({list}) => list.node),
    ...more,
    period,
  );
  const toggle = element("button", {
    type: "button",
    class: "button filter-toggle",
    "aria-expanded": "false",
    "aria-controls": "filter-controls",
  });
  toggle.hidden = controls.childElementCount === 0;
  toggle.addEventListener("click", () => {
    const isOpen = node.classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(isOpen));
  });
  const chips = element("ul", {class: "filter-chips"});
  const clear = element("button", {type: "button", class: "button"}, words.clear[language]);
  clear.addEventListener("click", () => {
    options.onClear?.();
    change(everybody);
    (lists[0]?.list.node.querySelector("summary") ?? toggle).focus({preventScroll: true});
  });
  const notes = element("p", {class: "filter-notes muted", "aria-live": "polite"});
  const node = element(
    "div",
    {class: "filters no-print", role: "group", "aria-label": words.filters[language]},
    toggle,
    controls,
    element("div", {class: "filter-state"}, chips, clear),
    notes,
  );

  function change(part: Partial<Selection>): void {
    show({...selection, ...part});
    onChange(selection);
  }

  function chip(label: string, text: string, off: Partial<Selection>): HTMLElement {
    const remove =
      language === "zh" ? `取消筛选：${label} ${text}` : `Remove filter: ${label} ${text}`;
    const button = element(
      "button",
      {type: "button", class: "filter-chip", "aria-label": remove},
      element("span", {class: "muted"}, label),
      ` ${text} `,
      element("span", {"aria-hidden": "true"}, "×"),
    );
    button.addEventListener("click", () => {
      const at = [...chips.querySelectorAll("button")].indexOf(button);
      change(off);
      const left = chips.querySelectorAll("button");
      (
        left[Math.min(at, left.length - 1)] ?? lists[0]?.list.node.querySelector("summary")
      )?.focus();
    });
    return element("li", {}, button);
  }

  function show(next: Selection): void {
    selection = next;
    for (const {name, list} of lists) list.tick(next.kept[name]);
    for (const {end, select} of ends) select.value = next[end] ?? "";
    const made = filterNames.flatMap((name) =>
      next.kept[name].map((id) =>
        chip(filterLabels[name][language], facetLabel(name, id, voice), {
          kept: {...next.kept, [name]: next.kept[name].filter((other) => other !== id)},
        }),
      ),
    );
    if (choosesPeriod(next)) {
      const text = periodWords(next, language);
      made.push(chip(filterLabels.period[language], text, {from: null, to: null}));
    }
    chips.replaceChildren(...made);
    clear.hidden = made.length === 0 && !options.isMoreOn?.();
    const count = made.length === 0 ? "" : ` (${number(made.length, language)})`;
    toggle.textContent = `${words.filters[language]}${count}`;
  }

  show(selection);
  return {
    node,
    show,
    count: (counts) => {
      for (const {name, list} of lists) list.count((id) => number(counts(name, id), language));
    },
    say: (sentences) => {
      const told = sentences.filter((text) => text !== null);
      notes.textContent = told.join(language === "zh" ? "" : " ");
      notes.hidden = told.length === 0;
    },
  };
}
