// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {churnPage} from "../../../src/components/churn/churn.js";
import {findDepartures, groupsOf} from "../../../src/components/churn/churn-groups.js";
import type {Horizon} from "../../../src/components/churn/churn-groups.js";
import * as say from "../../../src/components/churn/churn-sentences.js";
import type {Language} from "../../../src/components/words/language.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {
  lateBySegment,
  lateTitle,
  overdueBySegment,
} from "../../../src/components/churn/overdue-segments.js";
import * as overdue from "../../../src/components/churn/overdue-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {definitions, group, groups, tried, trusted, untrusted} from "./churn-marts.js";
import {emptyMarts, marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? null;
const languages: Language[] = ["en", "zh"];
const horizon: Horizon = {months: 36, basis: "margin"};

const late = (amount: number, segment = "at_risk"): Marts["overdue"][number] => ({
  ...marts.overdue[0]!,
  segment,
  net_amount_at_stake: amount,
});

beforeEach(() => history.replaceState(null, "", "/churn"));

describe("sentences of churn", () => {
  it("tell who has probably left, who may be leaving, and what goes with them", () => {
    const departures = findDepartures(groups);
    expect(plain(say.goneSentence(departures, horizon, en))).toBe(
      "400 of 1,000 buyers have probably left, and 100 more may be leaving; with departures goes an expected ¥20K of profit over the next 36 months.",
    );
    expect(plain(say.goneSentence(departures, horizon, zh))).toBe(
      "1,000 位购买客户中，400 位很可能已流失，另有 100 位可能正在流失；因流失而难以实现的未来 36 个月利润约 2 万元。",
    );
  });

  it("name sales where margin is unknown, and leave out what is nothing", () => {
    const calm = findDepartures([
      group("total", 1, null, 10, 0),
      group("churn_risk", 1, "low", 10, 0),
    ]);
    expect(say.goneSentence(calm, horizon, en)).toBe("None of 10 buyers have probably left.");
    expect(say.goneSentence(calm, horizon, zh)).toBe("10 位购买客户中没有人很可能已流失。");
    expect(plain(say.moneyName({months: 1, basis: "net_sales"}, en))).toBe(
      "net sales over the next 1 month",
    );
    expect(say.moneyName({months: null, basis: "net_sales"}, zh)).toBe("未来净销售额");
    expect(say.goneSentence(findDepartures([]), horizon, en)).toBeNull();
  });

  it("tell how often such a judgement was right, and what it missed", () => {
    // 630 of 720 called; 170 of 800 gone not called.
    expect(plain(say.sureSentence(definitions, en))).toBe(
      "Tried on 4 past dates, 88 % of those it judged gone did not order in the 90 days after, against 40 % of all.",
    );
    expect(say.sureSentence(definitions, zh)).toBe(
      "以过去 4 个日期检验，如此判定的客户中有 88% 在其后 90 天内没有下单，而全部受检客户中为 40%。",
    );
    expect(plain(say.unseenSentence(definitions, en))).toMatch(/^It misses some: 21 % of those/);
    expect(say.unseenSentence(definitions, zh)).toContain("有 21% 未被它判定为流失");
    const once = [tried("alive_below_half", 9, 800, 0, {cuts: 1})];
    expect(plain(say.sureSentence(once, en))).toMatch(/^Tried on a past date, 100 % of/);
    expect(say.unseenSentence(once, en)).toBeNull();
    expect(say.sureSentence([tried("alive_below_half", 9, 0, 0)], en)).toBeNull();
    expect(say.sureSentence(untrusted.churn_definitions, zh)).toBeNull();
  });

  it("say why no model is trusted, in words and once each", () => {
    expect(say.distrustSentence(untrusted.clv_parameters, en)).toBe(
      "No model is trusted here to say who has left for good: too few buyers; the history is too short.",
    );
    expect(say.distrustSentence(untrusted.clv_parameters, zh)).toBe(
      "没有可信的模型能判断谁已永久离开：购买客户过少；历史过短。",
    );
    expect(say.distrustSentence([], en)).toBe(
      "No model is trusted here to say who has left for good.",
    );
  });

  it("say that nobody is seen to leave where such a model is the one trusted", () => {
    const parameters = [{...untrusted.clv_parameters[0]!, model: "nbd", is_chosen: true}];
    expect(say.distrustSentence(parameters, en)).toMatch(
      /^The model that is trusted here \(.+\) sees nobody leave for good, so who has left is not estimated\.$/,
    );
    expect(say.distrustSentence(parameters, zh)).toMatch(
      /^此处采用的模型（.+）看不出有人永久离开，/,
    );
    const absent = groups.map((row) => ({...row, alive_customers: null, amount_at_risk: null}));
    expect(findDepartures(absent)).toBeUndefined();
  });

  it("tell the money that may still be kept, and whose it is", () => {
    const departures = findDepartures(groups);
    expect(say.withinReachTitle(departures, en)).toBe(
      "¥9,000 of the ¥20K at risk is with customers who may still be there (medium and high risk)",
    );
    expect(say.withinReachTitle(departures, zh)).toBe(
      "2 万元的风险金额中，9,000 元属于可能尚未离开的客户（中、高风险）",
    );
    const segments = groupsOf(groups, "segment");
    expect(plain(say.mostAtRiskTitle(segments, en))).toBe(
      "“At risk” are 20 % of buyers and hold 60 % of the money at risk",
    );
    expect(say.mostAtRiskTitle([], en)).toBeNull();
    expect(say.withinReachTitle(findDepartures([]), zh)).toBeNull();
  });
});

const lateIn = (group_name: string, customers: number, net_amount_at_stake: number) => ({
  ...{division: "segment", position: 1, group_name, customers, net_amount_at_stake},
  amount_at_risk: null,
});

describe("sentences of the overdue", () => {
  it("tell how many there are and what is at stake, if anything is", () => {
    expect(overdue.overdueSentence({customers: 2, net_amount_at_stake: 1000}, en)).toBe(
      "2 customers are overdue; ¥1,000 of sales in the last twelve months is at stake.",
    );
    expect(overdue.overdueSentence({customers: 1, net_amount_at_stake: 700}, zh)).toBe(
      "1 位客户已逾期；他们近 12 个月的净销售额 700 元面临风险。",
    );
    expect(overdue.overdueSentence({customers: 1, net_amount_at_stake: -5}, en)).toBeNull();
    expect(overdue.overdueSentence(undefined, zh)).toBeNull();
  });

  it("say that the list holds those with most at stake, where it cannot hold all", () => {
    const all = {...lateIn("", 112_701, 5), division: "total", group_name: null};
    expect(overdue.overduePartSentence(20_000, all, en)).toBe(
      "Of 112,701 overdue the 20,000 with the largest sums are listed. The whole list: npm run marts, file overdue.parquet.",
    );
    expect(overdue.overduePartSentence(20_000, all, zh)).toBe(
      "逾期客户共 112,701 位，仅列出金额最大的 20,000 位。完整名单：npm run marts，文件 overdue.parquet。",
    );
    expect(overdue.overduePartSentence(112_701, all, en)).toBeNull();
    expect(overdue.overduePartSentence(0, undefined, zh)).toBeNull();
  });

  it("say that few hold most only where a quarter of them hold half", () => {
    const rows = [late(600), late(200), late(100), late(100)];
    expect(plain(overdue.fewHoldMostSentence(rows, en))).toBe(
      "The first alone holds 60 % of it: begin there.",
    );
    expect(overdue.fewHoldMostSentence([late(10), late(10), late(10), late(10)], zh)).toBeNull();
  });

  it("tell whose sales are most at stake", () => {
    const rows = lateBySegment([
      lateIn("at_risk", 3, 500),
      lateIn("champions", 1, 500),
      {...lateIn("gold", 4, 1000), division: "tier"},
    ]);
    expect(rows.map(({segment, customers, amount}) => [segment, customers, amount])).toEqual([
      ["at_risk", 3, 500],
      ["champions", 1, 500],
    ]);
    expect(plain(lateTitle(rows, en))).toBe(
      "“At risk” are 75 % of the overdue and hold 50 % of the sales at stake",
    );
    expect(lateTitle(rows.slice(0, 1), en)).toBeNull();
    expect(overdueBySegment([lateIn("at_risk", 2, 300)], en)).toBeNull();
  });
});

describe("the page of churn", () => {
  const states = {trusted, untrusted};
  it.each(languages.flatMap((language) => Object.keys(states).map((state) => ({language, state}))))(
    "draws every number, and names as text ($state, $language)",
    ({language, state}) => {
      const page = churnPage(states[state as keyof typeof states], {language, today});
      expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect(page.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
      expect(page.querySelector("img, script")).toBeNull();
      expect(page.textContent).toContain(hostile[0]);
      expect(page.querySelector(".answer")?.textContent).toMatch(/\d.*[.。]$/);
    },
  );

  it("answers with the model's judgement and how sure it is", () => {
    const page = churnPage(trusted, {language: "en", today});
    expect(plain(page.querySelector(".answer")?.textContent)).toBe(
      "400 of 1,000 buyers have probably left, and 100 more may be leaving; with departures goes an expected ¥20K of profit over the next 36 months. Tried on 4 past dates, 88 % of those it judged gone did not order in the 90 days after, against 40 % of all.",
    );
    const untried = churnPage({...trusted, churn_definitions: []}, {language: "en", today});
    expect(untried.querySelector(".answer")?.textContent).toMatch(/take it with care\.$/);
    expect(untried.querySelector("#laboratory svg")).toBeNull();
    expect(untried.querySelector("#laboratory")?.textContent).toContain("The history is too short");
  });

  it("falls back on the overdue where no model is trusted, and says why", () => {
    const page = churnPage(untrusted, {language: "en", today});
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /^60 customers are overdue; ¥.* No model is trusted here to say who has left for good: too few/,
    );
    expect(page.textContent).toContain("These are sales of the past");
    expect(page.textContent).not.toContain("Probably lost");
    const heads = [...page.querySelectorAll("#overdue thead button")].map(
      (head) => head.firstChild?.textContent,
    );
    expect(heads.slice(0, 3)).toEqual(["Customer", "Money at stake", "Days overdue"]);
  });

  it("lists the most at stake first: the model's money at risk, else the sales of a year", () => {
    const first = (data: typeof trusted) =>
      [...churnPage(data, {language: "en", today}).querySelectorAll("#overdue tbody tr")].map(
        (row) => row.children[1]?.textContent,
      );
    expect(first(trusted).slice(0, 3)).toEqual(["69.00", "68.00", "67.00"]);
    expect(first(untrusted).slice(0, 3)).toEqual(["1,200.00", "1,185.00", "1,170.00"]);
    const page = churnPage(trusted, {language: "zh", today});
    expect(page.querySelector("#overdue thead")?.textContent).toMatch(
      /风险利润.*活跃概率.*近 12 个月销售额/,
    );
  });

  it("has words for a source in which nobody is overdue, and for nobody at all", () => {
    const calm = churnPage(
      {...untrusted, overdue: [], overdue_groups: []},
      {language: "en", today},
    );
    expect(calm.querySelector(".answer")?.textContent).toMatch(/^Nobody with a rhythm/);
    expect(calm.textContent).toContain("Nobody is overdue, so no money is at stake.");
    const nobody = churnPage(
      {
        ...emptyMarts,
        clv_groups: [],
        clv_parameters: [],
        survival: [],
        survival_curves: [],
        churn_definitions: [],
      },
      {language: "zh", today},
    );
    expect(nobody.querySelector("svg")).toBeNull();
    expect(nobody.querySelector(".answer")?.textContent).toMatch(/^尚无购买客户/);
  });

  it("speaks one language at a time", () => {
    const english = churnPage(trusted, {language: "en", today}).textContent ?? "";
    expect(english.replaceAll(/虚构的商店/g, "")).not.toMatch(/[一-龥]/);
  });
});
