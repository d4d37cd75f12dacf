import {element} from "../page/element.js";
import type {Bilingual, Spoken} from "../words/language.js";
import {bar, brackets, fraction, index, mathElement, power, ranging, root} from "./math.js";
import type {Formula} from "./math.js";

interface Equation {
  readonly name: Bilingual;
  readonly formula: Formula;
}

const likelihood = {en: "Likelihood of one customer’s history", zh: "一位客户历史的似然"};
const alive = {en: "Probability active", zh: "活跃概率"};
const tx = index("t", "x");
const shape = "r + x";

/** Γ(r + x) α^r / (Γ(r) (α + t)^(r + x)): x purchases at random in a time t, rates being gamma. */
const purchasesUntil = (time: Formula): Formula =>
  fraction(["Γ(r + x)", power("α", "r")], ["Γ(r)", power(brackets(["α +", time]), shape)]);

const growth = power(brackets(fraction("α + T", ["α +", tx])), shape);
const isRepeat = index("δ", "x > 0");
const seen = ["P(alive | x ,", tx, ", T) ="] as const;

/** The integral over the times at which the customer may have left. */
const leftSince = [
  ranging("∫", tx, "T"),
  fraction("s d t", [power(brackets("α + t"), shape), power(brackets("β + t"), "s + 1")]),
];

/** What each method computes, as in its source. */
export const equations = {
  nbd: [
    {name: likelihood, formula: ["L =", purchasesUntil("T")]},
    {
      name: {en: "Orders expected in a further time t", zh: "其后时间 t 内的预期订单"},
      formula: ["E(Y(t)) = t ·", fraction("r + x", "α + T")],
    },
  ],
  bg_nbd: [
    {
      name: likelihood,
      formula: [
        "L =",
        fraction("B(a , b + x)", "B(a , b)"),
        purchasesUntil("T"),
        "+",
        isRepeat,
        fraction("B(a + 1 , b + x − 1)", "B(a , b)"),
        purchasesUntil(tx),
      ],
    },
    {
      name: alive,
      formula: [...seen, fraction("1", ["1 +", isRepeat, fraction("a", "b + x − 1"), growth])],
    },
  ],
  mbg_nbd: [
    {
      name: likelihood,
      formula: [
        "L =",
        fraction("B(a , b + x + 1)", "B(a , b)"),
        purchasesUntil("T"),
        "+",
        fraction("B(a + 1 , b + x)", "B(a , b)"),
        purchasesUntil(tx),
      ],
    },
    {name: alive, formula: [...seen, fraction("1", ["1 +", fraction("a", "b + x"), growth])]},
  ],
  pareto_nbd: [
    {
      name: likelihood,
      formula: [
        "L =",
        fraction(["Γ(r + x)", power("α", "r"), power("β", "s")], "Γ(r)"),
        brackets(
          [
            fraction("1", [power(brackets("α + T"), shape), power(brackets("β + T"), "s")]),
            "+",
            ...leftSince,
          ],
          ["[", "]"],
        ),
      ],
    },
    {
      name: alive,
      formula: [
        ...seen,
        fraction("1", [
          "1 +",
          power(brackets("α + T"), shape),
          power(brackets("β + T"), "s"),
          ...leftSince,
        ]),
      ],
    },
  ],
  gamma_gamma: [
    {
      name: {en: "Density of the mean of x orders", zh: "x 笔订单均值的密度"},
      formula: [
        "f (",
        bar("m"),
        "| x) =",
        fraction("Γ(p x + q)", "Γ(p x) Γ(q)"),
        fraction(
          [power("γ", "q"), power(bar("m"), "p x − 1"), power("x", "p x")],
          power(brackets(["γ + x", bar("m")]), "p x + q"),
        ),
      ],
    },
    {
      name: {en: "Expected amount of a further order", zh: "下一笔订单的预期金额"},
      formula: [
        "E(M | x ,",
        bar("m"),
        ") =",
        fraction(["p", brackets(["γ + x", bar("m")])], "p x + q − 1"),
      ],
    },
  ],
  orders: [
    {
      name: {
        en: "x days of T with an order, at λ orders a day",
        zh: "每天 λ 笔订单时，T 天中有 x 天下单",
      },
      formula: [
        power(brackets(["1 −", power("e", "− λ")]), "x"),
        power("e", ["− λ", brackets("T − x")]),
        "≈",
        power("λ", "x"),
        power("e", ["− λ", brackets(["T −", fraction("x", "2")])]),
      ],
    },
  ],
  clv: [
    {
      name: {en: "Lifetime value of a customer", zh: "一位客户的生命周期价值"},
      formula: [
        "CLV = w · E(M) ·",
        ranging("∫", "0", "H"),
        power("e", "− ρ t"),
        "d E(Y(t)) ,",
        "ρ =",
        fraction("ln (1 + i)", "365"),
      ],
    },
  ],
  kaplan_meier: [
    {
      name: {en: "Share still waiting after t days", zh: "t 天后仍在等待的占比"},
      formula: [
        "Ŝ(t) =",
        ranging("∏", [index("t", "j"), "≤ t"]),
        brackets(["1 −", fraction(index("d", "j"), index("n", "j"))]),
      ],
    },
    {
      name: {en: "Greenwood’s sum", zh: "Greenwood 求和"},
      formula: [
        "V =",
        ranging("∑", [index("t", "j"), "≤ t"]),
        fraction(index("d", "j"), [
          index("n", "j"),
          brackets([index("n", "j"), "−", index("d", "j")]),
        ]),
      ],
    },
    {
      name: {en: "Interval", zh: "区间"},
      formula: [power("Ŝ", "h"), ", h = exp", brackets(["±", fraction(["z", root("V")], "ln Ŝ")])],
    },
  ],
  rhythm: [
    {
      name: {en: "Expected gap of a customer with k gaps", zh: "有 k 个间隔的客户的预期间隔"},
      formula: ["g =", fraction("k q + 3 Q", "k + 3")],
    },
  ],
  rhythm_of_logs: [
    {
      name: {en: "Mean of the log of the next gap", zh: "下一间隔对数的均值"},
      formula: ["m =", fraction(["k", bar("y"), "+ κ μ"], "k + κ")],
    },
    {
      name: {en: "Days after which a customer is out of rhythm", zh: "超出自身节奏的天数"},
      formula: ["d = exp", brackets(["m + z σ", root(["1 +", fraction("1", "k + κ")])])],
    },
  ],
  sbg: [
    {
      name: {en: "Share still there after t periods", zh: "t 期后仍在的占比"},
      formula: ["S(t) =", fraction("B(α , β + t)", "B(α , β)")],
    },
    {
      name: {en: "Retention from period t − 1 to t", zh: "第 t − 1 期至第 t 期的留存率"},
      formula: [index("r", "t"), "=", fraction("β + t − 1", "α + β + t − 1")],
    },
  ],
  score: [
    {
      name: {en: "Score of a customer of percentile rank u", zh: "百分位排名为 u 的客户得分"},
      formula: "s = min (5 , 1 + ⌊ 5 u ⌋)",
    },
  ],
} as const satisfies Record<string, readonly Equation[]>;

/** Returns the equations of a method, each under what it gives. */
export function equation(method: keyof typeof equations, {language}: Spoken): HTMLElement {
  const drawn = equations[method].map(({name, formula}: Equation) =>
    mathElement(formula, name[language], {language}),
  );
  return element("div", {class: "equations"}, ...drawn);
}
