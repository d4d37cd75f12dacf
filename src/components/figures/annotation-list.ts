import {laterSentence, noteSentence, type Notes} from "./annotations.js";
import {month} from "../words/dates.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Spoken} from "../words/language.js";

const words = {
  label: {en: "Events on the time axis", zh: "时间轴上的事件"},
  elsewhere: {
    en: (where: string) => `Numbers above the picture are events; they are listed below ${where}.`,
    zh: (where: string) => `图上方的编号为事件，列于${where}下方。`,
  },
};

/** More than so many are in the table only. */
const most = 12;

/**
 * Returns the events that a figure marks, each with its number, month and text; the one under the pointer
 * or in focus is drawn stronger and told with its day. One stop of the Tab key, arrows move inside.
 * Of events that another picture lists it says where.
 */
export function annotationList(
  {notes, later, listedBelow}: Notes,
  {language}: Spoken,
): HTMLElement | null {
  const more = [tooMany(notes.length, language), laterSentence(later, {language})].filter(
    (text) => text !== null,
  );
  if (notes.length === 0) return null;
  if (listedBelow !== undefined) {
    return element("p", {class: "picture-note"}, words.elsewhere[language](listedBelow));
  }
  const items = notes.slice(-most).map((note, i, shown) => {
    const button = element(
      "button",
      {
        type: "button",
        class: "annotation",
        tabindex: i === shown.length - 1 ? 0 : -1,
        "data-note": noteSentence(note, {language}),
      },
      element("span", {class: "annotation-number"}, String(note.number)),
      ` ${month(note.date, language)} `,
      element("bdi", {}, note.text),
    );
    const light = (isLit: boolean) => {
      const rules = button
        .closest("figure")
        ?.querySelectorAll(`line[data-annotation="${note.number}"]`);
      for (const rule of rules ?? []) rule.classList.toggle("is-lit", isLit);
    };
    button.addEventListener("pointerenter", () => light(true));
    button.addEventListener("focus", () => light(true));
    button.addEventListener("pointerleave", () => light(false));
    button.addEventListener("blur", () => light(false));
    return button;
  });
  const list = element(
    "ul",
    {class: "annotations", "aria-label": words.label[language]},
    ...items.map((item) => element("li", {}, item)),
  );
  list.addEventListener("keydown", (event) => {
    const at = items.indexOf(event.target as HTMLButtonElement);
    const next =
      items[at + ({ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1}[event.key] ?? 0)];
    if (at < 0 || !next || next === items[at]) return;
    event.preventDefault();
    for (const item of items) item.tabIndex = item === next ? 0 : -1;
    next.focus();
  });
  return element(
    "div",
    {class: "annotations-box"},
    list,
    more.length > 0 &&
      element("p", {class: "picture-note"}, more.join(language === "zh" ? "" : " ")),
  );
}

function tooMany(count: number, language: Spoken["language"]): string | null {
  if (count <= most) return null;
  const all = number(count, language);
  return language === "zh"
    ? `共标注 ${all} 个事件，此处列出最近 ${most} 个，其余见数据表。`
    : `The last ${most} of ${all} events are listed; the others stand in the table.`;
}
