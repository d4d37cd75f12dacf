import type {CustomerColumns} from "./customer-columns.js";
import type {CustomerQuery, Found} from "./customer-query.js";
import {none} from "../filters/choose-rows.js";
import {facetNames} from "./customer-query.js";
import type {Facet} from "./customer-query.js";
import {number, percent} from "../words/format.js";
import {list} from "../words/language.js";
import type {Language} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

const active = ["new", "repeat", "loyal", "reactivated"];

/**
 * How many are known, have bought, and are active now, of all or of those marked 1; null where nobody is
 * known.
 */
export function knownSentence(
  {text, number: numbers, ...all}: CustomerColumns,
  {language}: Voice,
  marks?: Uint8Array,
): string | null {
  const {codes, values} = text.lifecycle_stage;
  const isActive = values.map((value) => value !== null && active.includes(value));
  let [size, here, bought] = [0, 0, 0];
  for (let at = 0; at < all.size; at++) {
    if (marks?.[at] === 0) continue;
    size += 1;
    if (isActive[codes[at]!]) here += 1;
    if (numbers.order_count[at]! > 0) bought += 1;
  }
  return countsSentence({size, bought, here}, language);
}

/** The same of all customers, from their facts and mart `segment_groups`. */
export function wholeSentence(
  groups: Marts["segment_groups"],
  {facts, language}: Voice,
): string | null {
  const here = groups.reduce(
    (sum, row) => sum + (active.includes(row.lifecycle_stage) ? row.customers : 0),
    0,
  );
  const [size, bought] = [facts.customersKnown ?? 0, facts.buyers ?? 0];
  return countsSentence({size, bought, here}, language);
}

/** That a sentence tells of those listed alone. */
export function amongListed(sentence: string, {language}: Voice): string {
  return language === "zh" ? `名单中，${sentence}` : `Among those listed, ${sentence}`;
}

function countsSentence(
  {size, bought, here}: {size: number; bought: number; here: number},
  language: Language,
): string | null {
  if (size === 0) return null;
  const [known, buyers, now] = [size, bought, here].map((value) => number(value, language));
  if (bought === 0) {
    return language === "zh"
      ? `已知客户 ${known} 位，尚无人购买。`
      : `${known} ${size === 1 ? "customer is" : "customers are"} known; nobody has bought yet.`;
  }
  if (size === 1 && here === 1) {
    return language === "zh"
      ? "1 位客户购买过，目前活跃。"
      : "1 customer has bought and is active now.";
  }
  const share = percent(here / bought, language, 0);
  if (language === "zh") {
    const who =
      size === bought ? `${buyers} 位客户购买过` : `${known} 位已知客户中，${buyers} 位购买过`;
    return here === 0 ? `${who}，目前无人活跃。` : `${who}，其中 ${now} 位（${share}）目前活跃。`;
  }
  const who =
    size === bought
      ? `${buyers} ${bought === 1 ? "customer has" : "customers have"} bought`
      : `${buyers} of ${known} known customers ${bought === 1 ? "has" : "have"} bought`;
  return here === 0
    ? `${who}; nobody is active now.`
    : `${who}; ${now} of them (${share}) ${here === 1 ? "is" : "are"} active now.`;
}

/** How many are listed, their money, and by what they were chosen. */
export function listedTitle(
  {net, found, query}: {net: number; found: Found; query: CustomerQuery},
  label: (facet: Facet, value: string) => string,
  {language, money}: Voice,
): string {
  const count = number(found.count, language);
  const sales = money.short(net);
  const who = chosenBy(query, label, language);
  if (language === "zh") {
    const people = `${count} 位客户，净销售额 ${sales}`;
    return who === "" ? people : `${people}：${who}`;
  }
  const people = `${count} ${found.count === 1 ? "customer" : "customers"}, net sales of ${sales}`;
  return who === "" ? people : `${people}: ${who}`;
}

function chosenBy(
  {search, kept}: CustomerQuery,
  label: (facet: Facet, value: string) => string,
  language: Voice["language"],
): string {
  const parts = facetNames
    .filter((facet) => kept[facet].length > 0)
    .map((facet) => {
      const names = kept[facet].map((value) => label(facet, value));
      if (language === "zh") return names.join("或");
      return names.length < 3
        ? names.join(" or ")
        : list(names, language).replace(/ and (?=[^,]*$)/, " or ");
    });
  if (search !== "") {
    parts.push(language === "zh" ? `化名以 ${search} 开头` : `key begins with ${search}`);
  }
  return parts.join(language === "zh" ? "；" : "; ");
}

const absentFacet = {
  tier: {en: "No tier", zh: "无等级"},
  other: {en: "Not known", zh: "未知"},
};

/** Returns the name under which a value of a facet is read; absent ones are said to be so. */
export function facetLabel(facet: Facet, value: string, {language, terms}: Voice): string {
  if (value === none && facet === "segment") return terms.label("segment", null);
  if (value === none) return absentFacet[facet === "tier" ? "tier" : "other"][language];
  if (facet === "segment" || facet === "tier" || facet === "stage")
    return terms.label(facet, value);
  return facet === "risk" ? terms.label("churn_risk", value) : value;
}
