import type {CustomerColumns} from "./customer-columns.js";
import {emptyKept, findCustomers} from "./customer-query.js";
import {amongListed, knownSentence, wholeSentence} from "./customers-sentences.js";
import type {FindKeys} from "./customers-found.js";
import {customersView} from "./customers-view.js";
import {element} from "../page/element.js";
import {selectionWords} from "../filters/filter-words.js";
import {choicesOf, choosesCustomers, everybody, readSelection} from "../filters/filters.js";
import type {Selection} from "../filters/filters.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {largestSentence} from "../words/sample-sentence.js";
import {voiceOf} from "../words/voice.js";

export type CustomersData = Pick<Marts, "build_info" | "terms" | "filter_values"> & {
  readonly customers: CustomerColumns;
  /** Mart `segment_groups` where the list holds the largest customers only. */
  readonly groups?: Marts["segment_groups"] | null;
  /** Finds anybody by the digits of their key, where the list holds the largest only. */
  readonly find?: FindKeys;
};

const words = {
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
        nobody: words[groups && find ? "notListed" : "nobody"][language],
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
