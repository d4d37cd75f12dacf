import {describe, expect, it} from "vitest";
import {bgNbd} from "../../../loaders/models/bg-nbd/bg-nbd.js";
import {mbgNbd} from "../../../loaders/models/bg-nbd/mbg-nbd.js";
import {orderAges} from "../../../loaders/models/orders/order-ages.js";
import {
  aliveAt,
  aliveCourse,
  findAliveModel,
} from "../../../src/components/customers/alive-course.js";
import {rhythmOf} from "../../../src/components/customers/customer-rhythm.js";
import {nextScore, scoreOf, scoresOf} from "../../../src/components/customers/customer-scores.js";
import {
  stageRules,
  stageSpans,
  waitingStages,
} from "../../../src/components/customers/customer-stages.js";
import {tierSentence} from "../../../src/components/customers/customer-sentences.js";
import {tierReason} from "../../../src/components/customers/customer-tier.js";
import {isoDay} from "../../../src/components/words/dates.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {published} from "../value/clv-fixtures.js";
import {marts} from "../fixtures.js";

// People of the tiny shop, worked out by hand in test/fixtures/tiny/worked.md.

const date = (text: string) => new Date(`${text}T00:00:00Z`);
const dates = (...texts: string[]) => texts.map(date);
const asOf = date("2024-08-20");
const ana = dates(
  ...["2024-01-10", "2024-02-10", "2024-03-12", "2024-04-15"],
  ...["2024-05-20", "2024-06-20", "2024-07-22", "2024-08-15"],
);
const cai = dates("2024-01-05", "2024-07-25");
const dee = dates("2024-03-05", "2024-04-02", "2024-06-15");
const hal = dates("2024-02-28", "2024-05-30", "2024-08-20");

describe("the own rhythm", () => {
  const of = (days: Date[]) => rhythmOf(days, {atRiskAfter: 30, asOf});

  it("is the 80th percentile of the gaps with three of the house's beside", () => {
    expect(of(ana).gaps).toEqual([31, 31, 34, 35, 31, 32, 24]);
    expect(of(ana).expectedGap).toBe(33);
    expect(of(hal).expectedGap).toBe(54);
    expect(of(dee)).toMatchObject({expectedGap: 44, daysOverdue: 22});
    expect(isoDay(of(dee).dueDate)).toBe("2024-07-29");
    expect(isoDay(of(ana).dueDate)).toBe("2024-09-17");
    expect(of(ana).daysOverdue).toBe(-28);
  });

  it("is not told of fewer than three purchase days", () => {
    expect(of(cai)).toEqual({gaps: [202], expectedGap: null, dueDate: null, daysOverdue: null});
    expect(of([])).toEqual({gaps: [], expectedGap: null, dueDate: null, daysOverdue: null});
  });
});

describe("the stages", () => {
  const rules = {atRiskAfter: 30, dormantAfter: 60, churnedAfter: 90, loyalFrom: 4};
  const of = (days: Date[]) =>
    stageSpans(days, asOf, rules).map(({stage, from}) => `${stage} ${isoDay(from).slice(5)}`);

  it("follow the orders and the days without one", () => {
    expect(of(ana)).toEqual([
      ...["new 01-10", "repeat 02-10", "at_risk 04-12", "loyal 04-15"],
      ...["at_risk 05-16", "loyal 05-20", "at_risk 07-21", "loyal 07-22"],
    ]);
    expect(of(cai)).toEqual([
      ...["new 01-05", "at_risk 02-05", "dormant 03-06", "churned 04-05", "reactivated 07-25"],
    ]);
    expect(of(dee)).toEqual([
      ...["new 03-05", "repeat 04-02", "at_risk 05-03", "dormant 06-02", "repeat 06-15"],
      ...["at_risk 07-16", "dormant 08-15"],
    ]);
    expect(of(hal)).toEqual([
      ...["new 02-28", "at_risk 03-30", "dormant 04-29", "churned 05-29", "reactivated 05-30"],
      ...["at_risk 06-30", "dormant 07-30", "repeat 08-20"],
    ]);
    const spans = stageSpans(dee, asOf, rules);
    expect(spans.at(-1)?.to).toBeNull();
    expect(spans.slice(1).map(({from}) => from)).toEqual(spans.slice(0, -1).map(({to}) => to));
  });

  it("call nobody back who bought on the very day on which they would have churned", () => {
    // Churned from the 91st day on: an order on that day comes before it.
    expect(of(dates("2024-01-01", "2024-04-01"))[3]).toBe("repeat 04-01");
    expect(of(dates("2024-01-01", "2024-04-02")).slice(3, 5)).toEqual([
      ...["churned 04-01", "reactivated 04-02"],
    ]);
  });

  it("leave no day for a milder stage that begins with a graver one", () => {
    const equal = {...rules, dormantAfter: 30};
    expect(waitingStages(asOf, equal).map(({stage}) => stage)).toEqual(["dormant", "churned"]);
  });

  it("need their rules", () => {
    expect(stageRules(marts.definitions)).toEqual({
      ...{atRiskAfter: 74, dormantAfter: 118, churnedAfter: 171, loyalFrom: 4},
    });
    expect(stageRules([])).toBeNull();
  });
});

describe("the scores", () => {
  const row = (measure: string, score: number, lowest_value: number, highest_value: number) => ({
    ...{measure, score, customers: 1, lowest_value, highest_value},
  });
  const thresholds = [
    ...[row("frequency", 1, 1, 1), row("frequency", 3, 2, 2), row("frequency", 4, 3, 3)],
    ...[row("frequency", 5, 4, 8), row("monetary", 1, 50, 50), row("monetary", 2, 70, 70)],
    ...[row("monetary", 3, 110, 110), row("monetary", 4, 280, 280), row("monetary", 5, 800, 3100)],
    ...[row("recency", 1, 213, 213), row("recency", 2, 66, 66), row("recency", 3, 51, 51)],
    ...[row("recency", 4, 26, 26), row("recency", 5, 0, 5)],
  ];

  it("are those of the bounds", () => {
    const told = [
      [5, 8, 800, "5 5 5"],
      [213, 1, 50, "1 1 1"],
      [26, 2, 280, "4 3 4"],
      [66, 4, 110, "2 5 3"],
      [0, 3, 3100, "5 4 5"],
      [51, 1, 70, "3 1 2"],
    ] as const;
    for (const [recency, frequency, monetary, cell] of told) {
      const scores = scoresOf(thresholds, {recency, frequency, monetary});
      expect(Object.values(scores ?? {}).join(" ")).toBe(cell);
    }
    expect(scoresOf([], {recency: 0, frequency: 1, monetary: 1})).toBeNull();
  });

  it("fall to the lower one between two, and to the worst below all", () => {
    expect(scoreOf(thresholds, "monetary", 279.99)).toBe(3);
    expect(scoreOf(thresholds, "recency", 6)).toBe(4);
    expect(scoreOf(thresholds, "recency", 500)).toBe(1);
    expect(scoreOf(thresholds, "monetary", -3)).toBe(1);
  });

  it("say what the next one asks for", () => {
    expect(nextScore(thresholds, "frequency", 1)).toEqual({score: 3, bound: 2});
    expect(nextScore(thresholds, "recency", 2)).toEqual({score: 3, bound: 51});
    expect(nextScore(thresholds, "monetary", 5)).toBeUndefined();
  });
});

describe("the tier", () => {
  it("is told by rank, by memory and by what the next one asks for", () => {
    const [diamond, gold, silver, bronze] = marts.tiers;
    const of = (tier: string, value: number, rank: number) =>
      tierReason(marts.tiers, {tier, value, rank});
    expect(of("gold", 2000, 0.8)).toEqual({
      ...{held: gold, rated: gold, next: diamond, wanting: 400},
    });
    expect(of("silver", 250, 0.49)).toEqual({
      ...{held: silver, rated: bronze, next: gold, wanting: 850},
    });
    expect(of("diamond", 9000, 1)).toMatchObject({next: undefined, wanting: null});
    expect(tierReason(marts.tiers, {tier: null, value: null, rank: null})).toBeNull();
  });

  it("puts nobody but the first above all others, however near", () => {
    const reason = tierReason(marts.tiers, {tier: "diamond", value: 9000, rank: 1})!;
    const said = (rank: number, language: "en" | "zh") =>
      tierSentence(reason, {value: 9000, rank}, voiceOf(marts, {language}));
    expect(said(1, "en")).toContain("more than that of all other buyers");
    expect(said(0.9998, "en")).toMatch(/more than that of 99\.9\s?% of the other buyers/);
    expect(said(1, "zh")).toContain("，高于全部其他购买客户，");
    expect(said(0.9998, "zh")).toContain("，高于 99.9% 的其他购买客户，");
  });
});

describe("P(alive) over time", () => {
  const parameters = {r: 0.51, alpha: 20.5, a: 0.76, b: 4.7};

  it("is that of the models of the line", () => {
    for (const model of [bgNbd, mbgNbd]) {
      const own = {model: model.name as "bg_nbd" | "mbg_nbd", ...parameters};
      for (const [x, tx, T] of [
        [0, 0, 0],
        [0, 0, 90],
        [1, 1, 400],
        [7, 210.5, 211],
        [120, 800, 1000],
      ] as const) {
        expect(aliveAt(own, {x, tx, T})).toBeCloseTo(
          model.aliveProbability(parameters, {x, tx, T}),
          12,
        );
      }
    }
  });

  it("takes the ages that the line takes, and nothing that came later", () => {
    const model = {model: "mbg_nbd" as const, ...parameters};
    const course = aliveCourse(model, ana, asOf);
    const first = ana[0]!.getTime();
    for (const {date, alive} of course) {
      const known = ana.filter((day) => day <= date);
      const x = known.length - 1;
      const tx = (known.at(-1)!.getTime() - first) / 86_400_000;
      const T = (date.getTime() - first) / 86_400_000;
      const ages = orderAges([x], [tx], [T]);
      const told = mbgNbd.aliveProbability(parameters, {x, tx: ages.tx[0]!, T: ages.T[0]!});
      expect(alive).toBeCloseTo(told, 12);
    }
    const told = course.map(({date}) => isoDay(date));
    expect(told).toEqual([...new Set(told)].sort());
    for (const day of ana) expect(told).toContain(isoDay(day));
    expect(told.at(-1)).toBe("2024-08-20");
  });

  it("says nothing of who bought on one day, where nobody can have left by then", () => {
    const days = dates("2024-06-30");
    expect(aliveCourse({model: "bg_nbd", ...parameters}, days, asOf)).toEqual([]);
    expect(aliveCourse({model: "mbg_nbd", ...parameters}, days, asOf).length).toBe(52);
    expect(aliveCourse({model: "bg_nbd", ...parameters}, [], asOf)).toEqual([]);
    const second = aliveCourse({model: "bg_nbd", ...parameters}, cai, asOf)[0];
    expect(isoDay(second?.date)).toBe("2024-07-25");
  });

  it("is left out where no model, or another one, is published", () => {
    expect(findAliveModel([])).toBeUndefined();
    const other = published.map((row) =>
      row.model === "gamma_gamma" ? row : {...row, model: "pareto_nbd"},
    );
    expect(findAliveModel(other)).toBeUndefined();
    expect(findAliveModel(published.map((row) => ({...row, is_trusted: false})))).toBeUndefined();
  });
});
