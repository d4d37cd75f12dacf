import {bgNbd} from "../../models/bg-nbd/bg-nbd.js";
import {expectedSpends} from "../../models/gamma-gamma/expected-spend.js";
import {fitGammaGamma} from "../../models/gamma-gamma/gamma-gamma.js";
import {eachHistory} from "../../models/histories.js";
import {paretoNbd} from "../../models/pareto-nbd/pareto-nbd.js";
import type {PurchaseModel} from "../../models/purchase-model.js";
import {simulateBuyers, span} from "./buyers.js";

// One thing measured in a process of its own, with nothing warmed up: arguments are its name and the customers.
const [name = "", customers = "0"] = process.argv.slice(2);

/** Buyers by day: repeat purchase days, age at the last, age at the end; orders and their mean amount. */
function makeBuyers(size: number) {
  const x = new Int32Array(size);
  const tx = new Int32Array(size);
  const T = new Int32Array(size);
  const orders = new Int32Array(size);
  const means = new Float64Array(size);
  simulateBuyers(size, 1, (who, day, _, amount) => {
    if (orders[who]!++ === 0) T[who] = span - 1 - day;
    const age = day - (span - 1 - T[who]!);
    if (age > tx[who]!) {
      x[who]!++;
      tx[who] = age;
    }
    means[who]! += amount;
  });
  for (let who = 0; who < size; who++) means[who]! /= orders[who]!;
  return {x, tx, T, orders, means};
}

const buyers = makeBuyers(Number(customers));
const {x, tx, T, orders, means} = buyers;
/** A million customers have so few histories in common that finding them costs more than it saves. */
const fit = (model: PurchaseModel) => model.fit(eachHistory(x, tx, T)).verdict.isConverged;
const day = {horizon: 1095, rate: Math.log(1.1) / 365.25};

const measured: Readonly<Record<string, () => boolean>> = {
  "bg-nbd": () => fit(bgNbd),
  "pareto-nbd": () => fit(paretoNbd),
  "gamma-gamma": () => fitGammaGamma({counts: orders, means}).verdict.isConverged,
  predict: () => {
    const parameters = {r: 0.5, alpha: 20, a: 0.75, b: 4.5};
    const histories = eachHistory(x, tx, T);
    const {alive, expected} = bgNbd.predict(parameters, histories, [30, 90, 365]);
    const purchases = bgNbd.discountedPurchases(parameters, histories, day);
    const spend = expectedSpends({p: 6, q: 4, gamma: 130}, {counts: orders, means});
    const clv = purchases.map((each, who) => each * spend[who]!);
    return [alive, ...expected, clv].every((column) => column.every(Number.isFinite));
  },
};
const start = performance.now();
const isRight = measured[name]!();
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({seconds, isRight}));
