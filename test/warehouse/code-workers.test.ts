import {afterEach, beforeEach, expect, test} from "vitest";
import {CodeWorkers} from "../../loaders/code-workers.js";
import type {Columns} from "../../loaders/columns.js";

let workers: CodeWorkers;
beforeEach(() => {
  workers = new CodeWorkers();
});
afterEach(() => workers.close());

/** Ten purchases: after 5 days two were followed by another, after 40 one; seven were not in 60. */
const waits = (): Columns => ({
  family: ["all", "all", "all"],
  curve: ["all", "all", "all"],
  position: Int32Array.of(1, 1, 1),
  days: Int32Array.of(5, 40, 60),
  is_ordered: [true, true, false],
  purchases: Int32Array.of(2, 1, 7),
});

/** The share still waiting on a day, by the product-limit method: 8 of 10, then 7 of 8 of them. */
const shareOn = ({day, waiting_share}: Columns, asked: number) =>
  (waiting_share as Float64Array)[(day as Int32Array).indexOf(asked)];

test("threads compute a step, and several at once", async () => {
  const curves = await Promise.all(
    [1, 2, 3].map(() => workers.run("models.survival", {waits: waits()})),
  );
  for (const curve of curves) {
    expect(curve["day"]).toBeInstanceOf(Int32Array);
    expect(shareOn(curve, 4)).toBe(1);
    expect(shareOn(curve, 5)).toBeCloseTo(0.8, 12);
    expect(shareOn(curve, 44)).toBeCloseTo(0.7, 12);
  }
});

test("a step that throws is told, and the thread goes on", async () => {
  await expect(workers.run("models.unwritten", {})).rejects.toThrow("unwritten");
  await expect(workers.run("models.survival", {})).rejects.toThrow("undefined");
  const curve = await workers.run("models.survival", {waits: waits()});
  expect(shareOn(curve, 5)).toBeCloseTo(0.8, 12);
});

test("the memory of the inputs goes over to the thread", async () => {
  const inputs = waits();
  await workers.run("models.survival", {waits: inputs});
  expect(inputs["days"]).toHaveLength(0);
});

test("columns and inputs may share their memory", async () => {
  const inputs = waits();
  const shared = {...inputs, position: (inputs["purchases"] as Int32Array).subarray(0)};
  const curve = await workers.run("models.survival", {waits: shared, again: shared});
  expect(curve["day"]).toBeInstanceOf(Int32Array);
});

test("what is computed when the threads end is given up", async () => {
  const computed = workers.run("models.survival", {waits: waits()});
  workers.close();
  await expect(computed).rejects.toThrow("ended before it was computed");
});
