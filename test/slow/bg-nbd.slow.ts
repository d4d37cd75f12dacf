import {expect, it} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {collapse} from "../../loaders/models/histories.js";
import {mbgNbd} from "../../loaders/models/bg-nbd/mbg-nbd.js";
import {seeded, simulateBgNbd} from "../models/simulate.js";

const letters = ["r", "alpha", "a", "b"] as const;

/** Two-sided, 90 % of a normal distribution. */
const ninety = 1.6448536269514722;

const simulations = 300;

const worlds = [
  {r: 0.5, alpha: 20, a: 0.75, b: 4.5, span: 730},
  {r: 1.4, alpha: 60, a: 1.2, b: 3, span: 900},
];

for (const model of [bgNbd, mbgNbd]) {
  for (const world of worlds) {
    const {r, alpha, a, b} = world;
    it(`covers r ${r}, alpha ${alpha}, a ${a}, b ${b} as often as it says (${model.name})`, () => {
      const inside = {r: 0, alpha: 0, a: 0, b: 0};
      let [within, untrusted] = [0, 0];
      for (let seed = 1; seed <= simulations; seed++) {
        const buyers = simulateBgNbd(
          {...world, customers: 4000, canLeaveAtFirst: model === mbgNbd},
          seeded(1000 * seed),
        );
        const fit = model.fit(collapse(buyers.x, buyers.tx, buyers.T));
        if (!fit.verdict.isTrusted) untrusted++;
        letters.forEach((letter, k) => {
          const off = Math.log(fit.parameters[letter] / world[letter]);
          const errors = Math.abs(off) / Math.sqrt(fit.logCovariance![5 * k]!);
          if (errors <= ninety) inside[letter]++;
          if (errors <= 3) within++;
        });
      }
      expect(untrusted).toBe(0);
      for (const letter of letters) {
        expect(inside[letter] / simulations, letter).toBeGreaterThan(0.86);
        expect(inside[letter] / simulations, letter).toBeLessThan(0.94);
      }
      // Of normal errors 0.27 % lie farther off than three.
      expect(within / (4 * simulations)).toBeGreaterThan(0.99);
    });
  }
}
