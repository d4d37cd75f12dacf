import type {Marts} from "../marts/marts.js";

export type ReceiptData = Pick<Marts, "receipts" | "dictionary" | "build_info">;

type Step = Marts["receipts"][number];

/** A parameter of a computation; null is a secret, which is not told. */
export interface Parameter {
  readonly name: string;
  readonly value: string | null;
}

/** Returns the steps of published tables, in their order; those that the build does not know are left out. */
export function martSteps(marts: readonly string[], steps: readonly Step[]): Step[] {
  return marts.flatMap((mart) => steps.find(({step}) => step === `marts.${mart}`) ?? []);
}

/**
 * Returns every step that stands behind some steps, the nearest first, each once, and the names of what
 * no step makes: the source's own tables and the definitions.
 */
export function stepsBehind(
  near: readonly Step[],
  steps: readonly Step[],
): {steps: Step[]; given: string[]} {
  const byName = new Map(steps.map((row) => [row.step, row]));
  const found = new Set(near.map(({step}) => step));
  const behind: Step[] = [];
  const given: string[] = [];
  const queue = [...near];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const name of readsOf(next)) {
      if (found.has(name)) continue;
      found.add(name);
      const step = byName.get(name);
      if (step) {
        behind.push(step);
        queue.push(step);
      } else given.push(name);
    }
  }
  return {steps: behind, given: given.sort()};
}

/** Returns the parameters that steps use, by name. */
export function parametersOf(steps: readonly Step[]): Parameter[] {
  const found = new Map<string, string | null>();
  for (const {variables} of steps) {
    for (const line of variables?.split("\n") ?? []) {
      const [name = "", ...rest] = line.split(" = ");
      found.set(name, rest.length > 0 ? rest.join(" = ") : null);
    }
  }
  return [...found]
    .map(([name, value]) => ({name, value}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readsOf({reads}: Step): string[] {
  return reads?.split(", ") ?? [];
}
