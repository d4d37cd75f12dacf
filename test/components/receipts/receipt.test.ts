// @vitest-environment jsdom
import {beforeAll, beforeEach, expect, it, vi} from "vitest";
import {cards} from "../../../src/components/figures/cards.js";
import {figure} from "../../../src/components/figures/figure.js";
import {martsBehind} from "../../../src/components/figures/figure-marts.js";
import {receiptButton} from "../../../src/components/receipts/receipt.js";
import {receiptContent} from "../../../src/components/receipts/receipt-content.js";
import {parametersOf, stepsBehind} from "../../../src/components/receipts/receipt-lines.js";
import type {ReceiptData} from "../../../src/components/receipts/receipt-lines.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const step = (name: string, rest: Partial<ReceiptData["receipts"][number]> = {}) => ({
  ...{step: name, file: null, sql: `select ${name}`, reads: null, variables: null},
  ...{fingerprint: "0123456789abcdef", rows: 7},
  ...rest,
});

const receipts: ReceiptData["receipts"] = [
  step("core.days", {reads: "source.orders, staging.orders", variables: "secret_key"}),
  step("marts.figures", {
    file: "loaders/marts/figures.sql",
    reads: "core.days, staging.orders",
    variables: "as_of_date = date '2025-11-17'\nname = 'a = b'",
    rows: 6,
  }),
  step("staging.orders", {rows: null, sql: hostile[0]}),
  step("staging.unrelated"),
];
const data: ReceiptData = {receipts, dictionary: marts.dictionary, build_info: marts.build_info};

const subject = {
  ...{title: "Net sales", value: "€12", definition: "Orders less returns."},
  marts: ["figures"] as const,
};

beforeAll(() => {
  // What browsers do, as far as is needed here: jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
});

beforeEach(() => document.body.replaceChildren());

it("says under filters what a number is counted from, and nothing where none touch it", () => {
  const text = (of: readonly ("figures" | "terms")[], filters?: string) =>
    receiptContent({...subject, marts: of}, data, {
      language: "en",
      filters,
    }).querySelector(".receipt-filters")?.textContent ?? null;
  expect(text(["figures"], "region North")).toBe(
    "The page is narrowed to: region North. For chosen customers the figure is counted anew in the browser, from the published tables customers, customer_days and customer_returns; a period only leaves other months out. Below are the definition and SQL of the published table, which holds everybody.",
  );
  expect(text(["figures"])).toBeNull();
  expect(text(["terms"], "region North")).toBeNull();
  const zh = receiptContent(subject, data, {language: "zh", filters: "地区为 North"});
  expect(zh.querySelector(".receipt-filters")?.textContent).toMatch(
    /^本页仅限：地区为 North。.*customers、customer_days、customer_returns /,
  );
});

it("finds each step behind a table once, the nearest first, and where they begin", () => {
  const behind = stepsBehind([receipts[1]!], receipts);
  expect(behind.steps.map((row) => row.step)).toEqual(["core.days", "staging.orders"]);
  expect(behind.given).toEqual(["source.orders"]);
});

it("reads parameters with their values, and secrets without", () => {
  expect(parametersOf(receipts)).toEqual([
    {name: "as_of_date", value: "date '2025-11-17'"},
    {name: "name", value: "'a = b'"},
    {name: "secret_key", value: null},
  ]);
});

it("tells definition, build, SQL, parameters and what stands behind, as text", () => {
  const content = receiptContent(subject, data, {language: "en"});
  const text = content.textContent ?? "";
  expect(text).toContain("Orders less returns.");
  expect(text).toContain("17 November 2025");
  expect(content.querySelector("pre")?.textContent).toBe("select marts.figures");
  expect(text).toContain("loaders/marts/figures.sql · Rows: 6 · Fingerprint: 0123456789abcdef");
  expect(text).toContain("kept secret");
  const folded = [...content.querySelectorAll("summary")].map((node) => node.textContent);
  expect(folded).toContain("staging.orders · Rows: computed where it is read");
  for (const details of content.querySelectorAll("details")) {
    details.dispatchEvent(new Event("toggle"));
  }
  expect(content.querySelectorAll("pre").length).toBe(3);
  expect(content.querySelector("img")).toBeNull();
});

it("says so where a site was built without it", () => {
  const content = receiptContent({title: "x", marts: ["clv"]}, data, {language: "zh"});
  expect(content.textContent).toBe("本站构建时未附带其依据。");
});

it("fetches nothing before it is opened, and gives the focus back when it is closed", async () => {
  const load = vi.fn(() => Promise.resolve(data));
  const button = receiptButton(subject, {language: "en", load});
  document.body.append(button);
  expect(load).not.toHaveBeenCalled();
  expect(button.textContent).toBe("Receipt: Net sales");
  button.click();
  const dialog = document.querySelector("dialog")!;
  expect(dialog.open).toBe(true);
  await vi.waitFor(() => expect(dialog.querySelector("pre")).not.toBeNull());
  dialog.querySelector<HTMLButtonElement>(".receipt-head button")?.click();
  expect(document.querySelector("dialog")).toBeNull();
  expect(document.activeElement).toBe(button);
});

it("says what to do when it cannot be fetched", async () => {
  const load = () => Promise.reject(new Error("offline"));
  const button = receiptButton(subject, {language: "en", load});
  document.body.append(button);
  button.click();
  await vi.waitFor(() =>
    expect(document.querySelector("dialog")?.textContent).toContain("could not be fetched"),
  );
});

it("stands on cards and figures that know their tables, and on no others", () => {
  const list = cards(
    [
      {label: "Orders", value: "12", marts: ["figures"]},
      {label: "Margin", value: "1"},
    ],
    {language: "zh"},
  );
  expect([...list.querySelectorAll(".receipt-button")].map((node) => node.textContent)).toEqual([
    "依据：Orders",
  ]);
  const drawn = (file: string) =>
    figure([1], {
      ...{language: "en", title: "t", subtitle: "s", summary: "u", empty: "e", file},
      chart: () => document.createElement("div"),
      columns: [{head: "n", value: (n) => n}],
    });
  expect(drawn("tiers").querySelector(".receipt-button")).not.toBeNull();
  expect(drawn("no-such-picture").querySelector(".receipt-button")).toBeNull();
});

it("knows the tables of figures by the names of their files", () => {
  expect(martsBehind("clv-by-first-channel")).toEqual(["clv_groups"]);
  expect(martsBehind("clv-concentration")).toEqual(["clv_groups", "concentration"]);
  expect(martsBehind("segment-at_risk-from")).toEqual(["segment_moves"]);
  expect(martsBehind("segment-moves")).toEqual(["segment_moves", "segment_dates"]);
});
