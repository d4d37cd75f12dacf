import {replaceQuery} from "../page/address.js";
import {checkList} from "../filters/check-list.js";
import type {CustomerColumns} from "./customer-columns.js";
import {facetLists} from "./customer-facets.js";
import {customerFields, usualFields} from "./customer-fields.js";
import {cleanPrefix, emptyKept, findCustomers, readQuery, writeQuery} from "./customer-query.js";
import type {CustomerQuery, Facet} from "./customer-query.js";
import {facetLabel, listedTitle} from "./customers-sentences.js";
import {foundBeyond} from "./customers-found.js";
import type {FindKeys} from "./customers-found.js";
import {customersCsv, customersTable} from "./customers-table.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {filterBar} from "../filters/filter-bar.js";
import {filterNote, unknownSentence} from "../filters/filter-words.js";
import {choosesPeriod, writeSelection} from "../filters/filters.js";
import type {FilterChoices, Selection, Unknown} from "../filters/filters.js";
import {saveText} from "../figures/save-text.js";
import {ordersOf, rankFound} from "./customers-ranked.js";
import type {Voice} from "../words/voice.js";

const words = {
  columns: {en: "Columns", zh: "列"},
  search: {en: "Search by key", zh: "按化名查找"},
  begins: {en: "First digits of a key", zh: "化名的前几位"},
  save: {en: "Download these rows (CSV)", zh: "下载所列客户（CSV）"},
  caption: {
    en: "Customers by keyed pseudonym. A key opens the customer's own page; a head sorts.",
    zh: "客户以密钥化名列示。点击化名查看该客户，点击列名排序。",
  },
  once: {
    en: "Of customers who bought on one day only the model says nothing: no churn risk is given for them.",
    zh: "对于只在一天内购买过的客户，模型无从判断，因此不标注流失风险。",
  },
};

export interface CustomersViewOptions {
  readonly choices: FilterChoices;
  readonly selection: Selection;
  readonly unknown: readonly Unknown[];
  /** The model that is published says nothing of who bought on one day only. */
  readonly isOnceUntold: boolean;
  /** That the list holds a part only, in words. */
  readonly part: string | null;
  /** What stands where rows would when nobody matches. */
  readonly nobody: string;
  readonly find?: FindKeys;
  readonly onFilter: (selection: Selection) => void;
}

/** Returns the list under what searches and narrows it, above what it says of itself; the address keeps its state. */
export function customersView(
  customers: CustomerColumns,
  voice: Voice,
  {choices, selection, unknown, isOnceUntold, part, nobody, find, onFilter}: CustomersViewOptions,
): HTMLElement[] {
  const {language} = voice;
  const fields = customerFields(customers, voice);
  const all = fields.map(({id}) => id);
  const usual = {sort: "net_amount", columns: usualFields.filter((id) => all.includes(id)), all};
  const orderOf = ordersOf(fields);
  const asked = readQuery(location.search, usual);
  let query = withKey({...asked, kept: {...asked.kept, ...selection.kept}});
  let positions: Uint32Array = new Uint32Array(0);

  const search = element("input", {
    type: "search",
    class: "customer-search",
    placeholder: words.begins[language],
    "aria-label": words.search[language],
    value: query.search,
    autocomplete: "off",
    spellcheck: "false",
  });
  const title = element("h2", {"aria-live": "polite", tabindex: -1});
  const save = element("button", {type: "button", class: "button"}, words.save[language]);
  const tableBox = element("div", {});
  const beyond = find && foundBeyond(find, voice);
  const label = (facet: Facet, value: string) => facetLabel(facet, value, voice);
  const lists = facetLists(
    customers,
    {
      kept: query.kept,
      onChange: (facet, ticked) => change({kept: {...query.kept, [facet]: ticked}}),
    },
    voice,
  );
  const bar = filterBar(voice, {
    ...{choices, selection},
    applies: {customers: true, period: false},
    more: lists.map(({list}) => list.node),
    isMoreOn: () => query.search !== "" || lists.some(({facet}) => query.kept[facet].length > 0),
    onClear: () => {
      search.value = "";
      for (const {list} of lists) list.tick([]);
      query = {...query, search: "", kept: emptyKept()};
    },
    onChange: (now) => {
      replaceQuery(writeSelection(now, location.search));
      selection = now;
      change({kept: {...query.kept, ...now.kept}});
      bar.say(notes());
      onFilter(now);
    },
  });
  bar.say([unknownSentence(unknown, language), ...notes()]);
  const columns = checkList({
    label: words.columns[language],
    items: fields.slice(1).map(({id, head}) => ({id, label: head})),
    ticked: query.columns,
    told: (ticked) => `${ticked.length + 1}/${all.length}`,
    onChange: (ticked) => change({columns: ticked}),
  });

  function withKey(given: CustomerQuery): CustomerQuery {
    const columns = all.filter((id) => id === "customer_key" || given.columns.includes(id));
    return {...given, columns};
  }

  function notes() {
    return [choosesPeriod(selection) ? filterNote("noPeriod", language) : null];
  }

  function change(part: Partial<CustomerQuery>): void {
    query = withKey({...query, ...part});
    replaceQuery(writeQuery(query, location.search, usual));
    show();
  }

  function show(): void {
    const found = findCustomers(customers, query);
    const ranked = rankFound(found, orderOf(query), customers);
    positions = ranked.positions;
    title.textContent = listedTitle({net: ranked.net, found, query}, label, voice);
    for (const {facet, list} of lists) {
      list.count((value) => number(found.counts[facet].get(value) ?? 0, language));
    }
    bar.count((facet, value) => found.counts[facet].get(value) ?? 0);
    bar.show(selection);
    save.disabled = positions.length === 0;
    beyond?.search(query.search);
    tableBox.replaceChildren(
      customersTable(positions, shownFields(), {
        ...{language, caption: words.caption[language], empty: nobody},
        ...{sort: query.sort, descending: query.descending},
        onSort: (sort, descending) => {
          change({sort, descending});
          const head = tableBox.querySelector<HTMLElement>(`[data-sort="${sort}"]`);
          head?.focus({preventScroll: true});
        },
      }),
    );
  }

  const shownFields = () => fields.filter(({id}) => query.columns.includes(id));
  search.addEventListener("input", () => change({search: cleanPrefix(search.value)}));
  save.addEventListener("click", () =>
    saveText(customersCsv(positions, shownFields()), "customers.csv"),
  );
  show();
  return [
    bar.node,
    ...(part === null ? [] : [element("p", {class: "picture-note"}, part)]),
    element("div", {class: "customer-tools no-print"}, search, columns.node),
    element(
      "div",
      {class: "list-head", id: "list"},
      title,
      element("div", {class: "controls"}, save),
    ),
    ...(beyond ? [beyond.node] : []),
    tableBox,
    ...(isOnceUntold ? [element("p", {class: "picture-note"}, words.once[language])] : []),
  ];
}
