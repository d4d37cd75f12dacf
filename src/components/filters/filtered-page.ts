import {replaceQuery} from "../page/address.js";
import {keepHeights} from "../figures/chart-box.js";
import {element} from "../page/element.js";
import {filterBar} from "./filter-bar.js";
import type {Counts} from "./filter-bar.js";
import {filterNote, fixedSentence, selectionWords, unknownSentence} from "./filter-words.js";
import {choicesOf, choosesCustomers, choosesPeriod, everybody} from "./filters.js";
import {readSelection, writeSelection} from "./filters.js";
import type {FilterName, Selection} from "./filters.js";
import {header} from "../page/header.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {voiceOf} from "../words/voice.js";

/** The tables of a page for the customers and months that filters let through. */
export interface Filtering<D> {
  /** Returns them; null where nobody is left. */
  readonly restrict: (selection: Selection) => D | null;
  readonly counts: (selection: Selection) => Counts;
  /** What else a reader should know while filters are in force. */
  readonly note?: (selection: Selection, language: Spoken["language"]) => string;
}

export interface FilteredPageOptions<D> extends Spoken {
  readonly applies: {readonly customers: boolean; readonly period: boolean};
  /** What the page itself fixes: it is of these customers whatever an address asks for. */
  readonly fixed?: {readonly name: FilterName; readonly value: string};
  /** Whether the page compares dates that the reader chooses on it, to which no period applies. */
  readonly ownDates?: boolean;
  /**
   * Draws the page: one element whose first child is its head. `filters` says them in words, `scope` without the period,
   * for an answer that it does not touch.
   */
  readonly draw: (
    data: D,
    options: Spoken & {filters: string; scope?: string; today?: Date},
  ) => HTMLElement;
  /** Fetches what a filter needs beyond the page's own tables; called once, when first wanted. */
  readonly load: () => Promise<Filtering<D>>;
  /** Why the page does not filter customers, where it could with fewer of them. */
  readonly refusal?: string | null;
  readonly today?: Date;
}

const words = {
  nobody: {
    en: "Nobody who has bought matches these filters. Take one off to see figures.",
    zh: "没有符合这些筛选条件的购买客户。请取消其中一项。",
  },
  failed: {
    en: "What the filters need could not be fetched, so everybody is shown. Try again when the connection is back.",
    zh: "未能取得筛选所需的数据，当前显示全部客户。请在网络恢复后重试。",
  },
};

/**
 * Resolves to a page under its bar of filters. Without a filter it is drawn from the tables given; with one, from
 * what `load` makes of the customers let through, so that no number of everybody is ever shown as theirs.
 */
export async function filteredPage<D extends Pick<Marts, "build_info" | "terms" | "filter_values">>(
  data: D,
  options: FilteredPageOptions<D>,
): Promise<HTMLElement> {
  const {language, applies, fixed, today} = options;
  const voice = voiceOf(data, {language});
  const choices = choicesOf(data.filter_values, voice.facts);
  const asked = readSelection(location.search, choices);
  let selection = asked.selection;
  let loaded: Promise<Filtering<D>> | undefined;
  let note: Filtering<D>["note"];
  let isFirst = true;
  let turn = 0;
  const load = () => (loaded ??= options.load());
  const day = today && {today};

  /** The part of the filters that the page honours. */
  const honoured = (): Selection => ({
    kept: applies.customers
      ? {...selection.kept, ...(fixed && {[fixed.name]: []})}
      : everybody.kept,
    from: applies.period ? selection.from : null,
    to: applies.period ? selection.to : null,
  });

  async function draw(): Promise<HTMLElement> {
    const now = honoured();
    const isOn = choosesCustomers(now) || choosesPeriod(now);
    if (!isOn && !loaded) return options.draw(data, {language, filters: "", ...day});
    let filtering: Filtering<D>;
    try {
      filtering = await load();
    } catch {
      loaded = undefined;
      bar.say([words.failed[language]]);
      return options.draw(data, {language, filters: "", ...day});
    }
    if (note !== filtering.note) {
      note = filtering.note;
      say();
    }
    bar.count(filtering.counts(now));
    const filters = selectionWords(now, voice);
    const scope = selectionWords({...now, from: null, to: null}, voice);
    const restricted = isOn ? filtering.restrict(now) : data;
    if (restricted) return options.draw(restricted, {language, filters, scope, ...day});
    return element(
      "div",
      {class: "page", lang: languageTag(language)},
      header(voice.facts, {language, filters, answer: words.nobody[language], ...day}),
    );
  }

  function say(): void {
    const now = honoured();
    bar.say([
      fixed ? fixedSentence(selection, fixed, voice) : null,
      isFirst ? unknownSentence(asked.unknown, language) : null,
      choosesPeriod(selection) && !applies.period && !options.refusal
        ? filterNote(options.ownDates ? "ownDates" : "noPeriod", language)
        : null,
      choosesCustomers(selection) && !applies.customers && !options.refusal
        ? filterNote("noCustomers", language)
        : null,
      options.refusal ?? null,
      choosesCustomers(now) ? filterNote("standing", language) : null,
      choosesCustomers(now) || choosesPeriod(now) ? (note?.(now, language) ?? null) : null,
    ]);
  }

  const bar = filterBar(voice, {
    ...{choices, applies, selection, fixed: fixed?.name},
    onChange: (next) => {
      selection = next;
      isFirst = false;
      replaceQuery(writeSelection(next, location.search));
      say();
      void renew();
    },
  });
  // How many of those whom a page fixes have a value is known once their marts are fetched.
  if (!fixed) {
    bar.count((name, value) => choices.values[name].find(({id}) => id === value)?.customers ?? 0);
  }
  if (applies.customers || applies.period) {
    for (const event of ["pointerenter", "focusin"] as const) {
      bar.node.addEventListener(event, () => void prepare(), {once: true});
    }
  }

  async function prepare(): Promise<void> {
    try {
      const {counts} = await load();
      if (fixed) bar.count(counts(honoured()));
    } catch {
      loaded = undefined;
    }
  }

  async function renew(): Promise<void> {
    const mine = ++turn;
    page.setAttribute("aria-busy", "true");
    const next = await draw();
    if (mine !== turn) return;
    page.removeAttribute("aria-busy");
    // The bar stays where it is, with its focus; a page without pictures for a moment must not scroll.
    page.style.minHeight = `${page.offsetHeight}px`;
    keepHeights(page, next);
    for (const child of [...page.children]) if (child !== bar.node) child.remove();
    const [head, ...rest] = [...next.children];
    if (head) bar.node.before(head);
    bar.node.after(...rest);
    requestAnimationFrame(() => (page.style.minHeight = ""));
  }

  say();
  const page = await draw();
  page.firstElementChild?.after(bar.node);
  return page;
}
