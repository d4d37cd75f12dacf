import {describe, expect, it} from "vitest";
import {
  type Horizon,
  findDepartures,
  groupsOf,
} from "../../../src/components/churn/churn-groups.js";
import * as say from "../../../src/components/churn/churn-sentences.js";
import {definitions, group, groups, tried, untrusted} from "./churn-marts.js";
import {en, plain, zh} from "./churn-voices.js";

const horizon: Horizon = {months: 36, basis: "margin"};

describe("sentences of churn", () => {
  it("tell who has probably left, who may be leaving, and what goes with them", () => {
    const departures = findDepartures(groups);
    expect(plain(say.goneSentence(departures, horizon, en))).toBe(
      "400 of 1,000 buyers have probably left, and 100 more may be leaving; with departures goes an expected ¥20K of profit over the next 36 months.",
    );
    expect(plain(say.goneSentence(departures, horizon, zh))).toBe(
      "1,000 位购买客户中，400 位多半已流失，另有 100 位可能正在流失；因流失而难以实现的未来 36 个月利润约 2 万元。",
    );
  });

  it("name sales where margin is unknown, and leave out what is nothing", () => {
    const calm = findDepartures([
      group("total", 1, null, 10, 0),
      group("churn_risk", 1, "low", 10, 0),
    ]);
    expect(say.goneSentence(calm, horizon, en)).toBe("None of 10 buyers have probably left.");
    expect(say.goneSentence(calm, horizon, zh)).toBe("10 位购买客户中没有多半已流失者。");
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
