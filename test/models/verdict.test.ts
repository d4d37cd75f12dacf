import fc from "fast-check";
import {expect, it} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import type {Doubt, Fit} from "../../loaders/models/fit.js";
import {defaultGates, passGates} from "../../loaders/models/fitting/gates.js";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {mbgNbd} from "../../loaders/models/bg-nbd/mbg-nbd.js";
import {judge, type Evidence} from "../../loaders/models/fitting/verdict.js";
import {drawExponential, drawGamma, drawNormal, seeded, simulateBgNbd} from "./simulate.js";

const facts = {...defaultGates, quietDays: 0};

it.each([
  [{buyers: 499}, "few_buyers"],
  [{repeatBuyers: 49}, "few_repeat_buyers"],
  [{frequentBuyers: 9}, "few_repeat_buyers"],
  [{historyDays: 179}, "short_history"],
  [{quietDays: 31}, "no_recent_purchases"],
] as const)("raises one doubt at the gate for %j", (fault, doubt) => {
  expect(passGates(facts, defaultGates)).toEqual([]);
  expect(passGates({...facts, ...fault}, defaultGates)).toEqual([doubt]);
});

const definite = {
  at: Float64Array.of(0, 0),
  value: -900,
  gradient: Float64Array.of(1e-6, -1e-6),
  hessian: Float64Array.of(-100, 0, 0, -100),
  covariance: Float64Array.of(0.01, 0, 0, 0.01),
  evaluations: 5,
  isConverged: true,
};
const sound: Evidence = {
  optimum: definite,
  customers: 1000,
  facts,
  gates: defaultGates,
  doStartsAgree: true,
  isAtBound: false,
  dropoutGain: 50,
};

it("trusts what nothing speaks against", () => {
  expect(judge(sound)).toEqual({isConverged: true, isTrusted: true, doubts: []});
});

it.each<[Partial<Evidence>, Doubt, boolean]>([
  [{isAtBound: true}, "at_bound", true],
  [{dropoutGain: 1}, "no_dropout_visible", true],
  [{doStartsAgree: false}, "starts_disagree", false],
  [{optimum: {...definite, isConverged: false}}, "not_converged", false],
  [{optimum: {...definite, gradient: Float64Array.of(0, 0.01)}}, "not_converged", false],
  [{optimum: {...definite, covariance: undefined}}, "not_identified", false],
  [{optimum: {...definite, covariance: Float64Array.of(9, 0, 0, 9)}}, "not_identified", true],
])("doubts %j", (fault, doubt, isConverged) => {
  expect(judge({...sound, ...fault})).toEqual({isConverged, isTrusted: false, doubts: [doubt]});
});

function expectSilence(fit: Fit): void {
  const {parameters, standardErrors, logCovariance, logLikelihood} = fit;
  const numbers = [
    ...Object.values(parameters),
    ...Object.values(standardErrors ?? {}),
    ...(logCovariance ?? []),
    logLikelihood,
  ];
  expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
}

const nobody: readonly [string, Histories][] = [
  ["no customers", collapse([], [], [])],
  ["one customer", collapse([3], [40], [50])],
  ["no repeat buyers", collapse([0, 0, 0], [0, 0, 0], [10, 20, 400])],
  ["all on the last day", collapse([0, 0], [0, 0], [0, 0])],
];

for (const model of [bgNbd, mbgNbd]) {
  it.each(nobody)(`makes no fit of %s (${model.name})`, (_, histories) => {
    const fit = model.fit(histories);
    expect(fit.parameters).toEqual({});
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.verdict).toMatchObject({isConverged: false, isTrusted: false});
    expect(fit.verdict.doubts).toContain("few_repeat_buyers");
    expectSilence(fit);
  });

  it(`sees no dropout where nobody leaves (${model.name})`, () => {
    const draw = seeded(5);
    const [x, tx, T]: [number[], number[], number[]] = [[], [], []];
    for (let who = 0; who < 3000; who++) {
      const rate = drawGamma(0.9, draw) / 30;
      const end = 100 + draw() * 400;
      let [count, last] = [0, 0];
      for (let age = drawExponential(draw) / rate; age < end; age += drawExponential(draw) / rate) {
        count++;
        last = age;
      }
      x.push(count);
      tx.push(last);
      T.push(end);
    }
    const fit = model.fit(collapse(x, tx, T));
    expect(fit.verdict.isTrusted).toBe(false);
    expect(fit.verdict.doubts).toContain("no_dropout_visible");
    expectSilence(fit);
  });

  it(`does not trust a wholesaler whose shops order like clockwork (${model.name})`, () => {
    const draw = seeded(6);
    const [x, tx, T]: [number[], number[], number[]] = [[], [], []];
    for (let who = 0; who < 800; who++) {
      const end = 300 + Math.floor(draw() * 400);
      const gap = 12 + Math.floor(draw() * 5);
      let [count, last] = [0, 0];
      for (;;) {
        const next = last + Math.max(1, Math.round(gap + drawNormal(draw)));
        if (next > end) break;
        last = next;
        count++;
      }
      x.push(count);
      tx.push(last);
      T.push(end);
    }
    const fit = model.fit(collapse(x, tx, T));
    expect(fit.verdict.isTrusted).toBe(false);
    expect(fit.verdict.doubts).toContain("no_dropout_visible");
    expectSilence(fit);
  });

  it(`makes a fit without a silly number of any few customers (${model.name})`, () => {
    const history = fc.tuple(fc.nat(5), fc.nat(50), fc.nat(50));
    fc.assert(
      fc.property(fc.array(history, {minLength: 1, maxLength: 12}), (list) => {
        const x = list.map(([count]) => count);
        const tx = list.map(([count, last]) => (count === 0 ? 0 : last));
        const T = list.map(([, last, rest]) => last + rest);
        const fit = model.fit(eachHistory(x, tx, T));
        expectSilence(fit);
        expect(fit.verdict.isTrusted).toBe(false);
        expect(fit.verdict.doubts).toContain("few_buyers");
      }),
      {numRuns: 60, seed: 1},
    );
  });
}

it("takes gates from the options, and days per unit for ages", () => {
  const world = {customers: 2000, r: 0.8, alpha: 2, a: 0.7, b: 2.5, span: 60};
  const buyers = simulateBgNbd(world, seeded(4));
  const weeks = collapse(buyers.x, buyers.tx, buyers.T);
  const read = (options: Parameters<typeof bgNbd.fit>[1]): readonly Doubt[] =>
    bgNbd.fit(weeks, options).verdict.doubts;
  expect(read({daysPerUnit: 7})).toEqual([]);
  expect(read({daysPerUnit: 1})).toEqual(["short_history"]);
  expect(read({daysPerUnit: 7, gates: {buyers: 2001, frequentBuyers: 1999}})).toEqual([
    "few_buyers",
    "few_repeat_buyers",
  ]);
});
