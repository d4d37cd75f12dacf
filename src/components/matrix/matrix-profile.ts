import {element} from "../page/element.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Dimension, People} from "./matrix-people.js";
import {dimensions} from "./matrix-people.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

/** A group of the selection beside the same group of all buyers. */
export interface ProfileRow {
  readonly id: string | null;
  readonly customers: number;
  readonly share: number;
  readonly allShare: number;
}

const words = {
  segment: {en: "Segment", zh: "客户类型"},
  tier: {en: "Tier", zh: "等级"},
  lifecycle_stage: {en: "Stage", zh: "阶段"},
  first_channel: {en: "First channel", zh: "首单渠道"},
  region: {en: "Region", zh: "地区"},
  first_category: {en: "First category", zh: "首购品类"},
  unknown: {en: "Not stated", zh: "未注明"},
  customers: {en: "Customers", zh: "客户数"},
  share: {en: "Of the selection", zh: "占所选"},
  allShare: {en: "Of all buyers", zh: "占全部"},
};

const kinds = {segment: "segment", tier: "tier", lifecycle_stage: "stage"} as const;
const few = 30;
const rowsInSight = 11;

/** The dimensions by which a source divides its buyers. */
export function profileDimensions({groups}: People, {language}: Voice) {
  return dimensions
    .filter((id) => groups[id].ids.some((name) => name !== null))
    .map((id) => ({id, label: words[id][language]}));
}

/** Returns the groups of a dimension, largest in the selection first; tiers and stages in their order. */
export function profileRows(
  people: People,
  chosen: Uint8Array | null,
  dimension: Dimension,
  {terms}: Voice,
): ProfileRow[] {
  const {ids, codes} = people.groups[dimension];
  const [mine, all] = [new Uint32Array(ids.length), new Uint32Array(ids.length)];
  let size = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    all[code]! += 1;
    if (chosen && chosen[i] === 0) continue;
    mine[code]! += 1;
    size += 1;
  }
  const rows = ids.map((id, code) => ({
    id,
    customers: mine[code]!,
    share: size === 0 ? 0 : mine[code]! / size,
    allShare: all[code]! / codes.length,
  }));
  const isOrdered = dimension === "tier" || dimension === "lifecycle_stage";
  const order = isOrdered ? terms.ids(kinds[dimension]) : [];
  const place = ({id}: ProfileRow) => (id === null ? Infinity : order.indexOf(id));
  return rows.sort((a, b) =>
    isOrdered || a.id === null || b.id === null
      ? Math.sign(place(a) - place(b)) || 0
      : b.customers - a.customers || b.allShare - a.allShare,
  );
}

/** Which group stands out of the selection, or which is the largest of all. */
export function profileTitle(
  rows: readonly ProfileRow[],
  dimension: Dimension,
  isChosen: boolean,
  voice: Voice,
): string {
  const {language} = voice;
  const named = rows.filter(({id}) => id !== null);
  const size = rows.reduce((sum, row) => sum + row.customers, 0);
  const by = (row: ProfileRow) => (isChosen ? row.share - row.allShare : row.share);
  const top = named.reduce<ProfileRow | null>(
    (best, row) => (best === null || by(row) > by(best) ? row : best),
    null,
  );
  const head = words[dimension][language];
  if (size === 0) return language === "zh" ? "所选部分没有客户" : "Nobody is selected";
  if (!top) return head;
  const name = groupName(top.id, dimension, voice);
  const [share, allShare] = [percent(top.share, language), percent(top.allShare, language)];
  if (!isChosen) {
    return language === "zh"
      ? `按${head}，“${name}”人数最多，占购买客户的 ${share}`
      : `${name} is the largest ${head.toLowerCase()}, with ${share} of buyers`;
  }
  if (share === allShare || by(top) <= 0) {
    return language === "zh"
      ? `所选客户按${head}的构成与全部购买客户相同`
      : `By ${head.toLowerCase()} the selection is made up like all buyers`;
  }
  return language === "zh"
    ? `“${name}”占所选客户的 ${share}，而在全部购买客户中占 ${allShare}`
    : `${head} ${name} makes up ${share} of the selection, against ${allShare} of all buyers`;
}

/** That few are chosen, so that shares may be luck; null where there are enough. */
export function fewSentence(size: number, {language}: Voice): string | null {
  if (size === 0 || size >= few) return null;
  const count = number(size, language);
  return language === "zh"
    ? `所选仅 ${count} 位客户，占比可能出于偶然。`
    : `Only ${count} ${size === 1 ? "customer is" : "customers are"} selected, so shares may be luck.`;
}

/** That a picture of the table shows a part of its rows; null where all of them are in sight. */
export function partSentence(groups: number, {language}: Voice): string | null {
  if (groups <= rowsInSight) return null;
  const count = number(groups, language);
  return language === "zh"
    ? `共 ${count} 组，此处为其中一页，全部见表格的 CSV 文件。`
    : `One page of ${count} groups; the table's CSV holds all of them.`;
}

/** Returns the groups of a selection as a table with bars; a mark stands where all buyers are. */
export function profileTable(
  rows: readonly ProfileRow[],
  dimension: Dimension,
  isChosen: boolean,
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const greatest = Math.max(1e-9, ...rows.flatMap(({share, allShare}) => [share, allShare]));
  const at = (share: number) => `${((100 * share) / greatest).toFixed(2)}%`;
  const share = (
    head: string,
    value: (row: ProfileRow) => number | null,
    show: (row: ProfileRow) => string | Node,
  ): TableColumn<ProfileRow> => ({head, kind: "number", value, show});
  const columns: TableColumn<ProfileRow>[] = [
    {
      head: words[dimension][language],
      kind: "text",
      value: ({id}) => groupName(id, dimension, voice),
      show: ({id}) => nameBox(id, dimension, voice),
    },
    {head: words.customers[language], kind: "number", value: ({customers}) => customers},
    share(
      isChosen ? words.share[language] : words.allShare[language],
      (row) => row.share,
      (row) =>
        element(
          "span",
          {class: "share-cell"},
          element(
            "span",
            {class: "share-bar", "aria-hidden": "true"},
            element("i", {style: `width: ${at(row.share)}`}),
            isChosen && element("b", {style: `left: ${at(row.allShare)}`}),
          ),
          percentFixed(row.share, language),
        ),
    ),
  ];
  if (isChosen) {
    columns.push(
      share(
        words.allShare[language],
        (row) => row.allShare,
        (row) => percentFixed(row.allShare, language),
      ),
    );
  }
  return dataTable(rows, {language, columns, file: `profile-${dimension}`, pageSize: rowsInSight});
}

function groupName(id: string | null, dimension: Dimension, {language, terms}: Voice): string {
  if (id === null) return words.unknown[language];
  return dimension in kinds ? terms.label(kinds[dimension as keyof typeof kinds], id) : id;
}

function nameBox(id: string | null, dimension: Dimension, voice: Voice): string | Node {
  const name = groupName(id, dimension, voice);
  if (!(dimension in kinds)) return name;
  const color = voice.terms.color(kinds[dimension as keyof typeof kinds], id);
  return element(
    "span",
    {class: "named"},
    element("span", {class: "swatch", style: `background: ${color}`}),
    name,
  );
}
