import {element} from "../page/element.js";
import {number, percent} from "../words/format.js";
import {termFilter} from "./matrix-filter.js";
import type {Quadrant} from "./matrix-quadrants.js";
import type {Voice} from "../words/voice.js";

export interface QuadrantButtons {
  readonly box: HTMLElement;
  readonly update: (quadrants: readonly Quadrant[], isMoved: boolean) => void;
  readonly choose: (quadrant: string | null) => void;
}

const words = {
  quadrants: {en: "Quadrants", zh: "象限"},
  margin: {en: "margin", zh: "毛利"},
};

/** Returns the quadrants as they lie, each a button with its people and money. */
export function quadrantButtons(inForce: readonly Quadrant[], voice: Voice): QuadrantButtons {
  const {language, terms} = voice;
  const items = inForce.map(({id, customers}) => {
    const [people, money] = [element("span"), element("span")];
    const button = element(
      "button",
      {type: "button", "data-filter": termFilter("quadrant", id), "aria-pressed": "false"},
      element(
        "b",
        {},
        element("i", {class: "swatch", style: `background: ${terms.color("quadrant", id)}`}),
        terms.label("quadrant", id),
      ),
      people,
      money,
    );
    return {id, before: customers, button, people, money};
  });
  return {
    box: element(
      "div",
      {class: "quadrants", role: "group", "aria-label": words.quadrants[language]},
      ...items.map(({button}) => button),
    ),
    update: (quadrants, isMoved) => {
      for (const {id, before, people, money} of items) {
        const now = quadrants.find((quadrant) => quadrant.id === id);
        if (!now) continue;
        people.textContent = peopleText(now, isMoved ? now.customers - before : null, voice);
        money.textContent = moneyText(now, voice);
      }
    },
    choose: (quadrant) => {
      for (const {id, button} of items)
        button.setAttribute("aria-pressed", String(id === quadrant));
    },
  };
}

/** How many are there, and how many more than under the definition in force. */
export function peopleText(
  {customers, customersShare}: Quadrant,
  change: number | null,
  {language}: Voice,
): string {
  const count = number(customers, language);
  const share = percent(customersShare, language);
  const sign = change !== null && change > 0 ? "+" : "";
  const by = change === null ? "" : ` (${sign}${number(change, language)})`;
  return language === "zh"
    ? `${count} 位${by.replace(" (", "（").replace(")", "）")}，${share}`
    : `${count} ${customers === 1 ? "customer" : "customers"}${by}, ${share}`;
}

function moneyText(
  {netAmount, netShare, marginAmount}: Quadrant,
  {language, money}: Voice,
): string {
  const comma = language === "zh" ? "，" : ", ";
  const share = netShare === null ? "" : `${comma}${percent(netShare, language)}`;
  const margin =
    marginAmount === null ? "" : `${comma}${words.margin[language]} ${money.short(marginAmount)}`;
  return `${money.short(netAmount)}${share}${margin}`;
}
