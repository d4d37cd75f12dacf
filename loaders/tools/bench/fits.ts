import {median, print, repeats, runChild, tell} from "./child.js";

interface Run {
  readonly seconds: number;
  readonly isRight: boolean;
}

/** What is measured, on how many customers, and the goal in seconds. */
const cases = [
  {name: "bg-nbd", told: "BG/NBD fit", customers: 1_000_000, goal: 0.5},
  {name: "gamma-gamma", told: "Gamma-Gamma fit", customers: 1_000_000, goal: 0.5},
  {name: "pareto-nbd", told: "Pareto/NBD fit", customers: 100_000, goal: 2},
  {name: "pareto-nbd", told: "Pareto/NBD fit", customers: 1_000_000, goal: 15},
  {name: "predict", told: "P(alive), orders, CLV", customers: 1_000_000, goal: 2},
];

/** Prints how long fits and predictions take, from customers in memory to what they give. */
export function benchFits(): void {
  print("fits and predictions    customers  seconds  goal");
  for (const {name, told, customers, goal} of cases) {
    tell(`${told}, ${customers} customers`);
    const runs = Array.from({length: repeats}, () =>
      runChild<Run>("fits-run.ts", [name, String(customers)]),
    );
    const isRight = runs.every((run) => run.isRight);
    const seconds = median(runs.map((run) => run.seconds)).toFixed(2);
    print(
      `${told.padEnd(22)} ${String(customers).padStart(10)} ${seconds.padStart(8)} ${String(goal).padStart(5)}${isRight ? "" : "  did not converge"}`,
    );
  }
}
