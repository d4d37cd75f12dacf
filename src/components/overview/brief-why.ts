import {isSomething, numbersIn, unchanged} from "./brief-numbers.js";
import type {Origin} from "./brief-numbers.js";
import {find, leadBase, leadChange, origin} from "./brief-sales.js";
import type {Figure} from "./brief-sales.js";
import {relativeChange} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tell} from "../words/told.js";
import type {Told} from "../words/told.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with its numbers bound, or null where the data cannot carry it.

type Part = Marts["sales_drivers"][number];

const nouns: Readonly<Record<string, Record<"en" | "zh", readonly [up: string, down: string]>>> = {
  buyers: {en: ["more buyers", "fewer buyers"], zh: ["购买客户增加", "购买客户减少"]},
  orders_per_buyer: {
    en: ["more orders per buyer", "fewer orders per buyer"],
    zh: ["人均订单数增加", "人均订单数减少"],
  },
  average_order_amount: {en: ["larger orders", "smaller orders"], zh: ["客单价提高", "客单价下降"]},
  beside: {
    en: [
      "a better balance of returns and anonymous orders",
      "a worse balance of returns and anonymous orders",
    ],
    zh: ["退货与匿名订单的净额增加", "退货与匿名订单的净额减少"],
  },
};

/** Anonymous orders are not among those of chosen customers. */
const returnsAlone: (typeof nouns)[string] = {
  en: ["fewer returns", "more returns"],
  zh: ["退货减少", "退货增加"],
};

const from = (row: Part, column: string, {terms}: Voice): Origin => ({
  mart: "sales_drivers",
  at: `${row.base}/${row.split}/${row.part}.${column}`,
  name: terms.label("sales_part", row.part),
});

/** A part by its noun with its two values: "fewer buyers (970, after 1,040)". */
function cause(row: Part, voice: Voice): Told {
  const {language} = voice;
  const numbers = numbersIn(voice);
  const named = row.part === "beside" && voice.filters ? returnsAlone : nouns[row.part];
  const noun = named?.[language][row.amount > 0 ? 0 : 1] ?? "";
  const write =
    row.part === "buyers"
      ? numbers.count
      : row.part === "orders_per_buyer"
        ? numbers.rate
        : numbers.money;
  const now = write(row.value, from(row, "value", voice));
  const before = write(row.value_before, from(row, "value_before", voice));
  if (now.text === before.text) return [noun];
  const each = row.part === "buyers" ? "位" : row.part === "orders_per_buyer" ? "笔" : "";
  return language === "zh"
    ? tell`${noun}（${now}${each}，此前 ${before}${each}）`
    : tell`${noun} (${now}, after ${before})`;
}

/** What changed net sales most: buyers, how often they order, how much an order is; and what ran against it. */
export function driversTold(
  drivers: Marts["sales_drivers"],
  figures: readonly Figure[],
  voice: Voice,
): Told | null {
  const base = leadBase(figures);
  const ratio = leadChange(figures);
  if (base === null || ratio === null) return null;
  const parts = drivers.filter((row) => row.base === base && row.split === "factors");
  const bySize = [...parts].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const sum = parts.reduce((all, row) => all + row.amount, 0);
  const numbers = numbersIn(voice);
  const cost = (row: Part) => numbers.money(Math.abs(row.amount), from(row, "amount", voice));
  const told = {bySize, sum, cost, voice, isYear: base === "year_before"};
  if (Math.abs(ratio) >= unchanged) return Math.sign(sum) === Math.sign(ratio) ? moved(told) : null;
  const sales = find(figures, "net_amount")?.value ?? 0;
  return balanced(told, sales);
}

interface Causes {
  readonly bySize: readonly Part[];
  readonly sum: number;
  readonly cost: (row: Part) => ReturnType<ReturnType<typeof numbersIn>["money"]>;
  readonly voice: Voice;
  readonly isYear: boolean;
}

function moved({bySize, sum, cost, voice, isYear}: Causes): Told | null {
  const along = bySize.filter((row) => row.amount * sum > 0);
  const [first, second] = along;
  if (!first || !isSomething(cost(first))) return null;
  const all = along.reduce((total, row) => total + Math.abs(row.amount), 0);
  const share = Math.abs(first.amount) / all;
  const also = second && Math.abs(second.amount) >= 0.25 * all ? second : null;
  const counter = bySize.find((row) => row.amount * sum < 0);
  const against =
    counter && Math.abs(counter.amount) >= 0.1 * Math.abs(first.amount) ? counter : null;
  const isUp = sum > 0;
  if (voice.language === "zh") {
    const [gain, loss] = isUp ? ["增收", "减收"] : ["减收", "增收"];
    const head = `${isYear ? "与去年同期相比，" : ""}${share > 0.9 ? "原因" : share > 0.5 ? "主要原因" : "首要原因"}是`;
    const lead = tell`${head}${cause(first, voice)}，${gain} ${cost(first)}`;
    const more = also ? tell`，其次是${cause(also, voice)}，${gain} ${cost(also)}` : [];
    const less = against ? tell`；${cause(against, voice)}则${loss} ${cost(against)}` : [];
    return tell`${lead}${more}${less}。`;
  }
  const kind = share > 0.9 ? "The cause" : share > 0.5 ? "The main cause" : "The largest cause";
  const head = `${isYear ? "Against a year earlier, " : ""}${isYear ? kind.replace("The", "the") : kind} is `;
  const lead = tell`${head}${cause(first, voice)}, which ${isUp ? "added" : "cost"} ${cost(first)}`;
  const more = also ? tell`, then ${cause(also, voice)}, worth ${cost(also)}` : [];
  const less = against
    ? tell`; ${cause(against, voice)} ${isUp ? "took back" : "made up for"} ${cost(against)}`
    : [];
  return tell`${lead}${more}${less}.`;
}

/** Where nothing seems to have moved, two forces that nearly cancel out; null where they are small. */
function balanced({bySize, cost, voice, isYear}: Causes, sales: number): Told | null {
  const up = bySize.find(({amount}) => amount > 0);
  const down = bySize.find(({amount}) => amount < 0);
  if (!up || !down) return null;
  if (Math.min(up.amount, -down.amount) < 0.02 * Math.abs(sales)) return null;
  if (!isSomething(cost(up)) || !isSomething(cost(down))) return null;
  return voice.language === "zh"
    ? tell`${isYear ? "与去年同期相比，" : ""}平稳之下，两股力量大体相抵：${cause(up, voice)}，增收 ${cost(up)}；${cause(down, voice)}，减收 ${cost(down)}。`
    : tell`Beneath the calm two forces nearly cancel out${isYear ? " against a year earlier" : ""}: ${cause(up, voice)} added ${cost(up)}, ${cause(down, voice)} cost ${cost(down)}.`;
}

/** How many came new, and what part of the money of known customers is theirs. */
export function newTold(
  drivers: Marts["sales_drivers"],
  figures: readonly Figure[],
  voice: Voice,
): Told | null {
  const {language} = voice;
  const numbers = numbersIn(voice);
  const row = find(figures, "new_customers");
  if (!row || row.value === null) return null;
  if (row.value === 0) {
    return [
      {en: "Nobody bought for the first time in these 90 days.", zh: "90 天内没有客户首次购买。"}[
        language
      ],
    ];
  }
  const count = numbers.count(row.value, origin(row, "value", voice));
  const moved = newChange(row, voice);
  const share = newShare(drivers, voice);
  if (language === "zh") {
    const worth = share ? tell`，贡献了已知客户消费额的 ${share}` : [];
    return tell`新客户有 ${count} 位${moved}${worth}。`;
  }
  const worth = share ? tell` and made ${share} of what known customers spent` : [];
  const comma = moved.length > 0 && share ? "," : "";
  return row.value === 1
    ? tell`${count} customer was new${moved}${comma}${worth}.`
    : tell`New customers numbered ${count}${moved}${comma}${worth}.`;
}

function newChange(row: Figure, voice: Voice): Told {
  const {language} = voice;
  const ratio = relativeChange(row.value, row.previous_value);
  if (ratio === null) return [];
  if (Math.abs(ratio) < unchanged) {
    return [
      {en: ", about as many as in the 90 days before", zh: "，与此前 90 天基本持平"}[language],
    ];
  }
  const size = numbersIn(voice).share(Math.abs(ratio), origin(row, "value/previous_value", voice));
  return language === "zh"
    ? tell`，比此前 90 天${ratio > 0 ? "多" : "少"} ${size}`
    : tell`, ${size} ${ratio > 0 ? "more" : "fewer"} than in the 90 days before`;
}

function newShare(drivers: Marts["sales_drivers"], voice: Voice) {
  const fresh = drivers.find(({part}) => part === "new_customers");
  const earlier = drivers.find(
    ({part, base}) => part === "earlier_customers" && base === fresh?.base,
  );
  if (!fresh || !earlier || !(fresh.value > 0) || !(fresh.value + earlier.value > 0)) return null;
  const share = numbersIn(voice).share(
    fresh.value / (fresh.value + earlier.value),
    from(fresh, "value/all", voice),
  );
  return isSomething(share) ? share : null;
}

/** The segment that makes most of the money, told only where it makes more than its share of people. */
export function segmentTold(segments: Marts["segments"], voice: Voice): Told | null {
  const {language, terms} = voice;
  const first = segments.reduce<Marts["segments"][number] | null>(
    (best, row) => ((row.net_share ?? 0) > (best?.net_share ?? 0) ? row : best),
    null,
  );
  if (!first || first.net_share === null || first.net_share <= first.customers_share) return null;
  const name = terms.label("segment", first.segment);
  const at = (column: string): Origin => ({
    mart: "segments",
    at: `${first.segment}.${column}`,
    name,
  });
  const numbers = numbersIn(voice);
  const people = numbers.share(first.customers_share, at("customers_share"));
  const sales = numbers.share(first.net_share, at("net_share"));
  if (people.text === sales.text || !isSomething(people)) return null;
  return language === "zh"
    ? tell`长期来看，“${name}”只占购买客户的 ${people}，却贡献其净销售额的 ${sales}。`
    : tell`Over the whole history “${name}” are ${people} of buyers and make ${sales} of what buyers spend.`;
}

/** What part of net sales the largest fifth of buyers makes. */
export function topTold(rows: Marts["concentration"], voice: Voice): Told | null {
  const fifth = rows.find(({percentile}) => percentile === 20);
  const all = rows.at(-1)?.customers ?? 0;
  if (!fifth || all < 2 || fifth.cumulative_net_share === null) return null;
  const {language} = voice;
  const numbers = numbersIn(voice);
  const name = {en: "The largest buyers", zh: "消费最多的客户"}[language];
  const at = (column: string): Origin => ({mart: "concentration", at: `20.${column}`, name});
  const people = numbers.share(fifth.customers / all, at("customers/all"));
  const count = numbers.count(fifth.customers, at("customers"));
  const sales = numbers.share(fifth.cumulative_net_share, at("cumulative_net_share"));
  if (![people, count, sales].every(isSomething)) return null;
  return language === "zh"
    ? tell`消费最多的 ${count} 位客户（${people}）贡献净销售额的 ${sales}。`
    : tell`The ${count} largest ${fifth.customers === 1 ? "buyer" : "buyers"} (${people} of all) ${fifth.customers === 1 ? "makes" : "make"} ${sales} of net sales.`;
}
