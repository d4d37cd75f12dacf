// @vitest-environment jsdom
import gammaln from "@stdlib/math-base-special-gammaln";
import {describe, expect, it} from "vitest";
import {bgNbdObjective} from "../../../loaders/models/bg-nbd/likelihood.js";
import {layOut} from "../../../loaders/models/bg-nbd/rows.js";
import {bgNbd} from "../../../loaders/models/bg-nbd/bg-nbd.js";
import {sumCounts} from "../../../loaders/models/fitting/count-sums.js";
import {expectedSpend} from "../../../loaders/models/gamma-gamma/expected-spend.js";
import {gammaGammaLikelihood} from "../../../loaders/models/gamma-gamma/likelihood.js";
import {collapse} from "../../../loaders/models/histories.js";
import {mbgNbd} from "../../../loaders/models/bg-nbd/mbg-nbd.js";
import {nbdObjective} from "../../../loaders/models/nbd/likelihood.js";
import {nbd} from "../../../loaders/models/nbd/nbd.js";
import type {Objective} from "../../../loaders/models/numeric/optimise.js";
import {paretoNbdObjective} from "../../../loaders/models/pareto-nbd/likelihood.js";
import {paretoNbd} from "../../../loaders/models/pareto-nbd/pareto-nbd.js";
import {findRhythms, overdueAfter} from "../../../loaders/models/survival/rhythm.js";
import {retentionRate, survivalShares} from "../../../loaders/models/sbg/lifetime.js";
import {spendingByCount} from "../../../loaders/models/gamma-gamma/spending.js";
import {
  bar,
  brackets,
  fraction,
  index,
  mathElement,
  mathText,
  power,
  ranging,
  root,
} from "../../../src/components/methods/math.js";
import type {Formula} from "../../../src/components/methods/math.js";
import {equation, equations} from "../../../src/components/methods/methods-equations.js";

const drawn = (formula: Formula) =>
  mathElement(formula, "A name", {language: "en"}).querySelector("math")?.innerHTML ?? "";

it("tells names, numbers and signs apart", () => {
  expect(drawn("r + 2x")).toBe("<mi>r</mi><mo>+</mo><mn>2</mn><mi>x</mi>");
  expect(drawn("ln Ŝ")).toBe('<mi>ln</mi><mspace width="0.2em"></mspace><mi>Ŝ</mi>');
  expect(drawn("P(alive)")).toBe(
    '<mi>P</mi><mo stretchy="false">(</mo><mi>alive</mi><mo stretchy="false">)</mo>',
  );
});

it("gives fractions, powers and ranges one element per part", () => {
  expect(drawn(fraction("α + T", "2"))).toBe(
    '<mfrac displaystyle="true"><mrow><mi>α</mi><mo>+</mo><mi>T</mi></mrow><mn>2</mn></mfrac>',
  );
  expect(drawn(power(brackets("x"), "r"))).toBe(
    "<msup><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow><mi>r</mi></msup>",
  );
  expect(drawn([ranging("∫", "0", "H"), ranging("∏", "j"), ranging("∑", "j", "n")])).toBe(
    "<msubsup><mo>∫</mo><mn>0</mn><mi>H</mi></msubsup>" +
      "<munder><mo>∏</mo><mi>j</mi></munder>" +
      "<munderover><mo>∑</mo><mi>j</mi><mi>n</mi></munderover>",
  );
  expect(drawn([index("t", "x"), root("V"), bar("m")])).toBe(
    "<msub><mi>t</mi><mi>x</mi></msub><msqrt><mi>V</mi></msqrt>" +
      '<mover accent="true"><mi>m</mi><mo>¯</mo></mover>',
  );
});

it("says a formula on one line, with brackets where they are needed", () => {
  expect(mathText(fraction("1", ["1 +", fraction("a", "b + x − 1")]))).toBe(
    "1 / (1 + a / (b + x − 1))",
  );
  expect(mathText(power(brackets(["α +", index("t", "x")]), "r + x"))).toBe("(α + t_x)^(r + x)");
  expect(mathText([ranging("∫", "0", "H"), power("e", "− ρ t")])).toBe("∫ [0 … H] e^(− ρ t)");
  expect(mathText(["V =", root("V"), bar("m")])).toBe("V = √V mean m");
});

it("scrolls in a box that the keyboard reaches and that says what it shows", () => {
  const figure = mathElement(fraction("1", "2"), "Half", {language: "en"});
  const box = figure.querySelector(".equation-box");
  expect(figure.querySelector("figcaption")?.textContent).toBe("Half");
  expect(box?.getAttribute("tabindex")).toBe("0");
  expect(box?.getAttribute("aria-label")).toBe("Half: 1 / 2");
  expect(figure.querySelector("math")?.namespaceURI).toBe("http://www.w3.org/1998/Math/MathML");
});

/**
 * The right-hand side of a formula as it is said, computed: what is drawn is what is meant. `integral`
 * stands for the one that it holds.
 */
function computed(formula: Formula, at: Readonly<Record<string, number>>): number {
  const said = mathText(formula).split(" = ").slice(1).join(" = ");
  const code = said
    .replace(/∫ .*\(β \+ t\)\^\(s \+ 1\)\)/, "integral")
    .replaceAll("t_x", "tx")
    .replaceAll("δ_(x > 0)", "δ")
    .replace(/mean \w/g, "mean")
    .replaceAll("exp (", "Math.exp(")
    .replaceAll("√", "Math.sqrt")
    .replaceAll("−", "-")
    .replaceAll("·", "*")
    .replace(/([\p{L}\d)\]]) (?=[\p{L}([])/gu, "$1 * ")
    .replaceAll("^", "**")
    .replaceAll("[", "(")
    .replaceAll("]", ")");
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  return new Function(...Object.keys(at), "B", "Γ", `return ${code}`)(
    ...Object.values(at),
    (a: number, b: number) => (gamma(a) * gamma(b)) / gamma(a + b),
    gamma,
  ) as number;
}

const gamma = (z: number) => Math.exp(gammaln(z));

function simpson(f: (t: number) => number, from: number, to: number): number {
  const steps = 2000;
  const width = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 ? 4 : 2) * f(from + i * width);
  return (sum * width) / 3;
}

/** The log-likelihood of one customer at parameters, by what the fits maximise. */
const at = (objective: Objective, parameters: readonly number[]) =>
  objective(
    Float64Array.from(parameters, Math.log),
    new Float64Array(parameters.length),
    undefined,
  );

describe("the equations", () => {
  const history = {x: 2, tx: 30.43, T: 38.86};
  const one = collapse([history.x], [history.tx], [history.T]);
  const {x, tx, T} = history;

  it.each([
    ["bg_nbd", bgNbd, "after_repeat"],
    ["mbg_nbd", mbgNbd, "after_first"],
  ] as const)("of %s are what is computed", (name, model, leaving) => {
    const letters = {r: 0.243, alpha: 4.414, a: 0.793, b: 2.426};
    const values = {...history, ...letters, α: letters.alpha, δ: 1};
    const [likelihood, alive] = equations[name];
    const log = at(bgNbdObjective(layOut(one, leaving)), Object.values(letters));
    expect(Math.log(computed(likelihood.formula, values))).toBeCloseTo(log, 10);
    const expected = model.aliveProbability(letters, history);
    expect(computed(alive.formula, values)).toBeCloseTo(expected, 10);
  });

  it("of NBD are what is computed", () => {
    const letters = {r: 0.385, alpha: 12.072};
    const values = {...history, ...letters, α: letters.alpha, t: 39};
    const [likelihood, orders] = equations.nbd;
    const log = at(nbdObjective(sumCounts(one)), Object.values(letters));
    expect(Math.log(computed(likelihood.formula, values))).toBeCloseTo(log, 10);
    const expected = nbd.expectedPurchases(letters, 39, history);
    expect(computed(orders.formula, values)).toBeCloseTo(expected, 10);
  });

  it("of Pareto/NBD are what is computed", () => {
    const letters = {r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669};
    const {r, alpha: α, s, beta: β} = letters;
    const left = (t: number) => s / ((α + t) ** (r + x) * (β + t) ** (s + 1));
    const values = {...history, r, α, s, β, integral: simpson(left, tx, T)};
    const [likelihood, alive] = equations.pareto_nbd;
    const log = at(paretoNbdObjective(one), Object.values(letters));
    expect(Math.log(computed(likelihood.formula, values))).toBeCloseTo(log, 10);
    const expected = paretoNbd.aliveProbability(letters, history);
    expect(computed(alive.formula, values)).toBeCloseTo(expected, 10);
  });

  it("of Gamma-Gamma are what is computed", () => {
    const letters = {p: 6.25, q: 3.74, gamma: 15.44};
    const values = {...letters, γ: letters.gamma, x: 2, mean: 23.5};
    const [density, spend] = equations.gamma_gamma;
    const grouped = spendingByCount({counts: [2], means: [23.5]});
    const scaled = [letters.p, letters.q, letters.gamma / Math.exp(grouped.logScale)];
    const log = at(gammaGammaLikelihood(grouped), scaled) - grouped.logScale;
    expect(Math.log(computed(density.formula, values))).toBeCloseTo(log, 10);
    expect(computed(spend.formula, values)).toBeCloseTo(expectedSpend(letters, 2, 23.5), 10);
  });

  it("of a customer’s own rhythm are what is computed", () => {
    const gaps = [10, 20, 40, 5, 6, 30, 35, 90];
    const rhythms = findRhythms({gaps, offsets: [0, 3, 5, 8]})!;
    const {mean: μ, within, between} = rhythms.population;
    const own = gaps.slice(0, 3).map(Math.log);
    const mean = own.reduce((sum, one) => sum + one) / 3;
    const [logs, after] = equations.rhythm_of_logs;
    const values = {k: 3, κ: within / between, μ, mean, σ: Math.sqrt(within), z: 1.2815515655446};
    const m = computed(logs.formula, values);
    expect(m).toBeCloseTo(rhythms.mean[0]!, 10);
    const days = overdueAfter(rhythms, {percentile: 0.9});
    expect(computed(after.formula, {...values, m})).toBeCloseTo(days[0]!, 8);
  });

  it("of sBG are what is computed", () => {
    const letters = {alpha: 0.668, beta: 3.806};
    const values = {α: letters.alpha, β: letters.beta, t: 3};
    const [share, rate] = equations.sbg;
    expect(computed(share.formula, values)).toBeCloseTo(survivalShares(letters, 3)[3]!, 10);
    expect(computed(rate.formula, values)).toBeCloseTo(retentionRate(letters, 3), 10);
  });

  it.each(Object.keys(equations) as (keyof typeof equations)[])("are drawn: %s", (method) => {
    const made = equation(method, {language: "zh"});
    expect(made.querySelectorAll("math").length).toBe(equations[method].length);
    for (const box of made.querySelectorAll(".equation-box"))
      expect(box.getAttribute("aria-label")).toMatch(/[一-龥].*：.*[=≈]/);
    for (const part of made.querySelectorAll("mfrac, msup, msub"))
      expect(part.children.length).toBe(2);
  });
});
