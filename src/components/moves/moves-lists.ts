import {inAddress, keepInAddress} from "../page/address.js";
import {customerLink} from "../customers/customer-href.js";
import {day, isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {gainOf, sumOf} from "./moves-between.js";
import type {KindOfMove, Move} from "./moves-between.js";
import {moneyColumns} from "./moves-columns.js";
import type {Mover, Place} from "./moves-people.js";
import {totalsOf} from "./moves-sentences.js";
import type {MovesSpan} from "./moves-sentences.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  who: {en: "Who they are", zh: "都是谁"},
  ask: {
    en: "Choose a list; it is fetched when it is opened.",
    zh: "请选择一份名单；打开时才会读取。",
  },
  lists: {en: "Lists", zh: "名单"},
  loading: {en: "Fetching the list …", zh: "正在读取名单……"},
  failed: {
    en: "The list could not be fetched. Check the connection and open it again.",
    zh: "未能读取名单。请检查网络后重新打开。",
  },
  nobody: {en: "Nobody is in this list.", zh: "这份名单没有客户。"},
  customer: {en: "Customer", zh: "客户"},
  from: {en: "From", zh: "原类型"},
  to: {en: "To", zh: "现类型"},
  orders: {en: "Orders between", zh: "其间订单"},
};

export interface ListsOptions {
  readonly span: MovesSpan;
  readonly hasLost: boolean;
  readonly places: ReadonlyMap<string, Place>;
  readonly voice: Voice;
  /** Who is listed, where filters choose; everybody by default. */
  readonly isChosen?: ((customerKey: string) => boolean) | undefined;
  /** Fetches the Parquet file of mart `customer_segments`. */
  readonly load: () => Promise<ArrayBuffer>;
}

export interface Lists {
  readonly node: HTMLElement;
  /** Opens the list of those who went one way. */
  readonly openWay: (way: Move) => void;
}

/** Returns the lists of who was upgraded, downgraded, lost and won back, each fetched when it is opened. */
export function movesLists(moves: readonly KindOfMove[], options: ListsOptions): Lists {
  const {span, hasLost, places, voice, isChosen = () => true, load} = options;
  const {language, terms} = voice;
  const totals = totalsOf(moves);
  const kinds = (["upgraded", "downgraded", "lost", "won_back"] as const).filter(
    (kind) => hasLost || (kind !== "lost" && kind !== "won_back"),
  );
  const panel = element("div", {class: "moves-list", "aria-live": "polite"});
  const buttons = kinds.map((kind) => {
    const button = element(
      "button",
      {type: "button", class: "button", "aria-pressed": "false", "data-list": kind},
      `${terms.label("move", kind)} ${number(totals[kind].customers, language)}`,
    );
    button.addEventListener("click", () => open(button.ariaPressed === "true" ? null : kind));
    return button;
  });
  const wanted = (id: string) => {
    const [from, to] = id.split(".");
    return to === undefined
      ? (mover: Mover) => mover.move === id
      : (mover: Mover) => mover.from_segment === from && mover.to_segment === to;
  };

  const sizeOf = (id: string) => {
    const [from, to] = id.split(".");
    return sumOf(
      moves.filter((row) =>
        to === undefined ? row.move === id : row.from_segment === from && row.to_segment === to,
      ),
    ).customers;
  };

  function open(id: string | null): void {
    keepInAddress("list", id);
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.dataset["list"] === id));
    if (id === null) {
      panel.replaceChildren(element("p", {class: "muted small"}, words.ask[language]));
      return;
    }
    const waiting = element("p", {class: "muted"}, words.loading[language]);
    panel.replaceChildren(waiting);
    void fill(id, waiting);
  }

  async function fill(id: string, waiting: HTMLElement): Promise<void> {
    try {
      const [{moversOf, readHistory}, file] = await Promise.all([
        import("./moves-people.js"),
        load(),
      ]);
      const isWanted = wanted(id);
      const movers = moversOf(await readHistory(file), span, places).filter(
        (mover) => isWanted(mover) && isChosen(mover.customer_key),
      );
      if (waiting.isConnected) {
        panel.replaceChildren(...listOf(id, movers, {span, all: sizeOf(id), voice}));
      }
    } catch {
      if (waiting.isConnected) waiting.textContent = words.failed[language];
    }
  }

  const node = element(
    "section",
    {class: "moves-lists"},
    element("h2", {}, words.who[language]),
    element(
      "div",
      {class: "controls", role: "group", "aria-label": words.lists[language]},
      ...buttons,
    ),
    panel,
  );
  const asked = inAddress("list");
  open(asked !== null && isList(asked, kinds) ? asked : null);
  return {
    node,
    openWay: ({from_segment: from, to_segment: to}) => {
      open(`${from}.${to}`);
      node.scrollIntoView?.({block: "start"});
    },
  };
}

const isList = (id: string, kinds: readonly string[]) =>
  kinds.includes(id) || /^\w+\.\w+$/.test(id);

interface ListParts {
  readonly span: MovesSpan;
  /** How many went so, of whom the list may hold a part. */
  readonly all: number;
  readonly voice: Voice;
}

function listOf(id: string, movers: readonly Mover[], {span, all, voice}: ListParts): Node[] {
  const {language} = voice;
  const isDown = id === "downgraded" || id === "lost";
  const hasMoney = movers.some((mover) => gainOf(mover) !== null);
  const columns = moverColumns(span, voice);
  return [
    element("h3", {}, listTitle(id, all, span, voice)),
    element(
      "p",
      {class: "muted small"},
      paragraph(
        [voice.terms.meaning("move", id), partSentence(movers.length, all, voice) ?? ""].filter(
          (text) => text !== "",
        ),
        language,
      ),
    ),
    dataTable(movers, {
      language,
      columns,
      empty: words.nobody[language],
      file: `moves-${id.replace(".", "-")}-${isoDay(span.from)}-${isoDay(span.to)}`,
      ...(hasMoney && {sortBy: columns.length - 1, descending: !isDown}),
    }),
  ];
}

/** That a list holds a part of those who went so; null where it holds all. */
export function partSentence(listed: number, all: number, {language}: Voice): string | null {
  if (listed >= all) return null;
  const [shown, whole] = [listed, all].map((count) => number(count, language));
  return language === "zh"
    ? `购买客户超过 20 万，仅列出净销售额变化最大者：${whole} 位中的 ${shown} 位。`
    : `With more than 200,000 buyers only those are listed whose net sales changed most: ${shown} of ${whole}.`;
}

/** What a list holds: how many, of which kind or way, between which dates. */
export function listTitle(
  id: string,
  size: number,
  {from, to}: MovesSpan,
  {language, terms}: Voice,
): string {
  const [start, end] = [day(from, language), day(to, language)];
  const [before, after] = id.split(".");
  const count = number(size, language);
  const people = size === 1 ? "customer" : "customers";
  if (after === undefined) {
    const kind = terms.label("move", id);
    return language === "zh"
      ? `${kind}：${count} 位客户，${start}至 ${end}`
      : `${kind}: ${count} ${people}, ${start} to ${end}`;
  }
  const [a, b] = [terms.label("segment_or_none", before!), terms.label("segment", after)];
  return language === "zh"
    ? `${a} → ${b}：${count} 位客户，${start}至 ${end}`
    : `${a} → ${b}: ${count} ${people}, ${start} to ${end}`;
}

function moverColumns(span: MovesSpan, voice: Voice): TableColumn<Mover>[] {
  const {language, terms} = voice;
  const segment = (head: string, id: (mover: Mover) => string): TableColumn<Mover> => ({
    head,
    kind: "text",
    value: (mover) => terms.label("segment_or_none", id(mover)),
    show: (mover) =>
      element(
        "span",
        {class: "named"},
        element("span", {
          class: "swatch",
          style: `background: ${terms.color("segment", id(mover))}`,
        }),
        terms.label("segment_or_none", id(mover)),
      ),
  });
  return [
    {
      head: words.customer[language],
      kind: "text",
      value: (mover) => mover.customer_key,
      show: ({customer_key}) => customerLink(customer_key),
    },
    segment(words.from[language], (mover) => mover.from_segment),
    segment(words.to[language], (mover) => mover.to_segment),
    {head: words.orders[language], kind: "number", value: (mover) => mover.orders},
    ...moneyColumns<Mover>(span, voice),
  ];
}
