import {replaceQuery} from "../page/address.js";
import {checkList} from "../filters/check-list.js";
import {none} from "../filters/choose-rows.js";
import type {CustomerColumns} from "./customer-columns.js";
import {customerFields, usualFields} from "./customer-fields.js";
import {cleanPrefix, facetNames, facets, findCustomers} from "./customer-query.js";
import {readQuery, writeQuery} from "./customer-query.js";
import type {CustomerQuery, Facet} from "./customer-query.js";
import {
  amongListed,
  facetLabel,
  knownSentence,
  listedTitle,
  wholeSentence,
} from "./customers-sentences.js";
import {foundBeyond} from "./customers-found.js";
import type {FindKeys} from "./customers-found.js";
import {customersCsv, customersTable} from "./customers-table.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {filterBar} from "../filters/filter-bar.js";
import {filterNote, selectionWords, unknownSentence} from "../filters/filter-words.js";
import {
  choicesOf,
  choosesCustomers,
  choosesPeriod,
  everybody,
  readSelection,
  writeSelection,
} from "../filters/filters.js";
import type {FilterChoices, Selection, Unknown} from "../filters/filters.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {largestSentence} from "../words/sample-sentence.js";
import {saveText} from "../figures/save-text.js";
import {sortedIndex} from "./sorted-index.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type CustomersData = Pick<Marts, "build_info" | "terms" | "filter_values"> & {
  readonly customers: CustomerColumns;
  /** Mart `segment_groups` where the list holds the largest customers only. */
  readonly groups?: Marts["segment_groups"] | null;
  /** Finds anybody by the digits of their key, where the list holds the largest only. */
  readonly find?: FindKeys;
};

const words = {
  facets: {
    stage: {en: "Stage", zh: "阶段"},
    risk: {en: "Churn risk", zh: "流失风险"},
  },
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
  nobody: {
    en: "No customer matches. Clear a filter, or search with fewer digits.",
    zh: "没有符合条件的客户。请减少筛选条件，或缩短化名。",
  },
  notListed: {
    en: "Nobody of those listed matches. Clear a filter, or search with fewer digits.",
    zh: "名单中没有符合条件的客户。请减少筛选条件，或缩短化名。",
  },
  empty: {
    en: "No customer is known yet. Check the data quality page for rows that were set aside.",
    zh: "尚无已知客户。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns all customers as a list that is searched, narrowed, sorted and downloaded; its state is the address. */
export function customersPage(
  {customers, groups = null, find, ...data}: CustomersData,
  {language, today}: Spoken & {today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const answer = knownSentence(customers, voice);
  const choices = choicesOf(data.filter_values, voice.facts);
  const {selection, unknown} = readSelection(location.search, choices);
  const answerFor = ({kept}: Selection) => {
    if (groups && !choosesCustomers({...everybody, kept})) return wholeSentence(groups, voice);
    const query = {search: "", kept: {...emptyKept(), ...kept}};
    const told = knownSentence(customers, voice, findCustomers(customers, query).isIn);
    return told !== null && groups ? amongListed(told, voice) : told;
  };
  const head = (now: Selection) =>
    header(voice.facts, {
      language,
      answer: paragraph(
        [answerFor(now) ?? words[answer === null ? "empty" : "nobody"][language]].filter(
          (text) => text !== null,
        ),
        language,
      ),
      marts: ["customers"],
      filters: selectionWords({...everybody, kept: now.kept}, voice),
      ...(today && {today}),
    });
  const page = element("div", {class: "page", lang: languageTag(language)}, head(selection));
  if (answer !== null) {
    page.append(
      ...customersView(customers, voice, {
        part: groups && largestSentence(customers.size, voice),
        ...{choices, selection, unknown},
        isOnceUntold: data.build_info.some(
          ({item, value}) => item === "clv_model" && value === "bg_nbd",
        ),
        ...(groups && find && {find}),
        onFilter: (now) => page.firstElementChild?.replaceWith(head(now)),
      }),
    );
  }
  return page;
}

interface ViewOptions {
  readonly choices: FilterChoices;
  readonly selection: Selection;
  readonly unknown: readonly Unknown[];
  /** The model that is published says nothing of who bought on one day only. */
  readonly isOnceUntold: boolean;
  /** That the list holds a part only, in words. */
  readonly part: string | null;
  readonly find?: FindKeys;
  readonly onFilter: (selection: Selection) => void;
}

function customersView(
  customers: CustomerColumns,
  voice: Voice,
  {choices, selection, unknown, isOnceUntold, part, find, onFilter}: ViewOptions,
): HTMLElement[] {
  const {language} = voice;
  const fields = customerFields(customers, voice);
  const all = fields.map(({id}) => id);
  const usual = {sort: "net_amount", columns: usualFields.filter((id) => all.includes(id)), all};
  const orders = new Map<string, Uint32Array>();
  const asked = readQuery(location.search, usual);
  let query = withKey({...asked, kept: {...asked.kept, ...selection.kept}});
  let positions = new Uint32Array(0);

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
  const lists = (["stage", "risk"] as const).flatMap((facet) => {
    const items = facetItems(customers, facet, voice);
    if (items.length < 2) return [];
    const list = checkList({
      label: words.facets[facet][language],
      items,
      ticked: query.kept[facet],
      onChange: (ticked) => change({kept: {...query.kept, [facet]: ticked}}),
    });
    return [{facet, list}];
  });
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

  function order(): Uint32Array {
    const name = `${query.sort} ${query.descending}`;
    let found = orders.get(name);
    if (!found) {
      const field = fields.find(({id}) => id === query.sort) ?? fields[0]!;
      found = sortedIndex(field.order(), query.descending);
      orders.set(name, found);
    }
    return found;
  }

  function show(): void {
    const found = findCustomers(customers, query);
    const amounts = customers.number.net_amount;
    const ranked = order();
    const places = new Uint32Array(found.count);
    let [size, net] = [0, 0];
    for (let i = 0; i < ranked.length; i++) {
      const at = ranked[i]!;
      if (found.isIn[at] === 0) continue;
      places[size++] = at;
      net += amounts[at]!;
    }
    positions = places;
    title.textContent = listedTitle({net, found, query}, label, voice);
    for (const {facet, list} of lists) {
      list.count((value) => number(found.counts[facet].get(value) ?? 0, language));
    }
    bar.count((facet, value) => found.counts[facet].get(value) ?? 0);
    bar.show(selection);
    save.disabled = positions.length === 0;
    beyond?.search(query.search);
    tableBox.replaceChildren(
      customersTable(positions, shownFields(), {
        ...{
          language,
          caption: words.caption[language],
          empty: words[find ? "notListed" : "nobody"][language],
        },
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

const emptyKept = () =>
  Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as CustomerQuery["kept"];

/** The values of a facet that any customer has, in the order of their definition or by name. */
function facetItems(customers: CustomerColumns, facet: "stage" | "risk", voice: Voice) {
  const {terms, language} = voice;
  const {codes, values} = customers.text[facets[facet]];
  const kind = facet === "risk" ? "churn_risk" : facet;
  const known = terms.ids(kind);
  const place = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  const collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en", {numeric: true});
  const present = values.filter((value) => value !== null);
  const items = present
    .sort((a, b) => place(a) - place(b) || collator.compare(a, b))
    .map((id) => ({
      id,
      label: facetLabel(facet, id, voice),
      ...(facet === "stage" && {color: terms.color(facet, id)}),
    }));
  const hasNone = items.length > 0 && codes.includes(0);
  return hasNone ? [...items, {id: none, label: facetLabel(facet, none, voice)}] : items;
}
