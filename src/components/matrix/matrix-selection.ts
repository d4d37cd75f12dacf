import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {movesOf, movesPart} from "./matrix-moves.js";
import type {Dimension, People} from "./matrix-people.js";
import {
  fewSentence,
  partSentence,
  profileDimensions,
  profileRows,
  profileTable,
  profileTitle,
} from "./matrix-profile.js";
import {paragraph} from "../words/language.js";
import {pictureButtons} from "../figures/picture-files.js";
import {receiptButton} from "../receipts/receipt.js";
import type {Voice} from "../words/voice.js";

const words = {
  selection: {en: "The selection, its profile and moves", zh: "所选客户的构成与变动"},
  by: {en: "Profile by", zh: "构成维度"},
  all: {
    en: "All buyers; choose cells, a quadrant or a tier to see who is there",
    zh: "全部购买客户；选择单元格、象限或等级，即可查看其中是谁",
  },
  allDrawn: {
    en: "All buyers of the sample; choose cells, a quadrant or a tier to see who is there",
    zh: "样本中的全部购买客户；选择单元格、象限或等级，即可查看其中是谁",
  },
  filteredDrawn: {
    en: "Buyers of the sample who match the filters; choose cells, a quadrant or a tier to see who is there",
    zh: "样本中符合筛选条件的购买客户；选择单元格、象限或等级，即可查看其中是谁",
  },
  mark: {
    en: "The mark on a bar is the share of all buyers.",
    zh: "竖线为占全部购买客户的比例。",
  },
  drawn: {en: "of the sample", zh: "样本中"},
  filtered: {
    en: "Buyers who match the filters; choose cells, a quadrant or a tier to see who is there",
    zh: "符合筛选条件的购买客户；选择单元格、象限或等级，即可查看其中是谁",
  },
};

export interface SelectionPanel {
  readonly panel: HTMLElement;
  /** Shows who is chosen, in words and by a mark per buyer; null for all. */
  readonly update: (chosen: Uint8Array | null, who: string | null) => void;
}

/** Returns the panel that tells who is chosen: how they divide against all buyers, and how they moved. */
export function selectionPanel(
  people: People,
  voice: Voice,
  {isFiltered}: {isFiltered: boolean},
): SelectionPanel {
  const {language} = voice;
  const items = profileDimensions(people, voice);
  const asked = inAddress("by");
  let dimension: Dimension = items.find(({id}) => id === asked)?.id ?? "segment";
  let [chosen, who] = [null as Uint8Array | null, null as string | null];
  const title = element("h2", {class: "picture-title", "aria-live": "polite"});
  const subtitle = element("p", {class: "picture-subtitle"});
  const [profile, moves] = [element("div"), element("div")];
  const files = element("div", {class: "picture-files no-print"});

  function showProfile(): void {
    const rows = profileRows(people, chosen, dimension, voice);
    const isChosen = chosen !== null;
    const size = rows.reduce((sum, row) => sum + row.customers, 0);
    const n = `n\u00a0=\u00a0${number(size, language)}`;
    const comma = language === "zh" ? "，" : ", ";
    title.textContent = profileTitle(rows, dimension, isChosen, voice);
    const isDrawn = people.weight > 1;
    const all = words[`${isFiltered ? "filtered" : "all"}${isDrawn ? "Drawn" : ""}`][language];
    const of = who !== null && isDrawn ? `${comma}${words.drawn[language]}` : "";
    subtitle.textContent = `${who ?? all}${of}${comma}${n}`;
    const few = isChosen ? fewSentence(size, voice) : null;
    profile.replaceChildren();
    files.replaceChildren();
    if (size > 0) {
      const table = profileTable(rows, dimension, isChosen, voice);
      profile.append(table);
      const part = partSentence(rows.length, voice);
      files.append(...profileFiles(table, {few, part, isChosen}));
    }
    if (few !== null) profile.append(element("p", {class: "picture-note"}, few));
  }

  /** The picture of the table's bars, as it stands. */
  function profileFiles(
    table: HTMLElement,
    {few, part, isChosen}: {few: string | null; part: string | null; isChosen: boolean},
  ): HTMLElement[] {
    const drawn = table.querySelector("table");
    if (!drawn) return [];
    const note = [isChosen ? words.mark[language] : null, few, part].filter(
      (text) => text !== null,
    );
    const texts = {title: title.textContent, subtitle: subtitle.textContent};
    return pictureButtons(
      drawn,
      {...texts, note: paragraph(note, language), file: `profile-${dimension}`},
      {language},
    );
  }

  const control = choice({
    label: words.by[language],
    items,
    value: dimension,
    onChange: (id) => {
      dimension = id as Dimension;
      keepInAddress("by", id === "segment" ? null : id);
      showProfile();
    },
  });
  const receipt = receiptButton(
    {title: words.selection[language], marts: ["buyers", "rfm"]},
    {language},
  );
  const panel = element(
    "figure",
    {class: "picture", id: "selection"},
    element("figcaption", {}, title, subtitle),
    element("div", {class: "picture-body"}, control, profile, files, moves, receipt),
  );
  return {
    panel,
    update: (next, words) => {
      [chosen, who] = [next, words];
      showProfile();
      moves.replaceChildren();
      const made = movesOf(people, chosen);
      if (made.length > 0) moves.append(movesPart(made, voice));
    },
  };
}
