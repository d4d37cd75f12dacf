import {checkList} from "../filters/check-list.js";
import type {CheckItem, CheckList} from "../filters/check-list.js";
import {none} from "../filters/choose-rows.js";
import type {CustomerColumns} from "./customer-columns.js";
import {facets} from "./customer-query.js";
import {facetLabel} from "./customers-sentences.js";
import type {Bilingual} from "../words/language.js";
import type {Voice} from "../words/voice.js";

/** The facets that only the list of customers is narrowed by: filters of all pages hold the others. */
type OwnFacet = "stage" | "risk";

const words: Readonly<Record<OwnFacet, Bilingual>> = {
  stage: {en: "Stage", zh: "阶段"},
  risk: {en: "Churn risk", zh: "流失风险"},
};

export interface FacetListsOptions {
  readonly kept: Readonly<Record<OwnFacet, readonly string[]>>;
  /** Called with the values of a facet that are let through. */
  readonly onChange: (facet: OwnFacet, ticked: string[]) => void;
}

/** Returns a list of ticks for each facet of which customers have two values or more. */
export function facetLists(
  customers: CustomerColumns,
  {kept, onChange}: FacetListsOptions,
  voice: Voice,
): {facet: OwnFacet; list: CheckList}[] {
  return (["stage", "risk"] as const).flatMap((facet) => {
    const items = facetItems(customers, facet, voice);
    if (items.length < 2) return [];
    const list = checkList({
      label: words[facet][voice.language],
      items,
      ticked: kept[facet],
      onChange: (ticked) => onChange(facet, ticked),
    });
    return [{facet, list}];
  });
}

/** The values of a facet that any customer has, in the order of their definition or by name. */
function facetItems(customers: CustomerColumns, facet: OwnFacet, voice: Voice): CheckItem[] {
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
