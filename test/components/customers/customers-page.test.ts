// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {customerColumns} from "../../../src/components/customers/customer-columns.js";
import {customerFields} from "../../../src/components/customers/customer-fields.js";
import {customersPage} from "../../../src/components/customers/customers.js";
import {customersCsv} from "../../../src/components/customers/customers-table.js";
import type {Language} from "../../../src/components/words/language.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {emptyMarts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

const languages: Language[] = ["en", "zh"];
const notShown = /undefined|NaN|Infinity|\[object|null/;
const customers = customerColumns(rooms.customers);

function draw(address = "/customers", language: Language = "en"): HTMLElement {
  history.replaceState(null, "", address);
  const page = customersPage({...rooms, customers}, {language, today});
  document.body.replaceChildren(page);
  return page;
}
const listed = (page: HTMLElement) =>
  [...page.querySelectorAll("tbody .customer-key")].map((key) => key.textContent);
const title = (page: HTMLElement) => page.querySelector("#list h2")?.textContent;
const box = (page: HTMLElement, list: string, value: string) => {
  const found = [...page.querySelectorAll<HTMLDetailsElement>(".check-list")].find((details) =>
    details.querySelector("summary")?.textContent.startsWith(list),
  );
  return found!.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
};
const heads = (page: HTMLElement) =>
  [...page.querySelectorAll("thead button")].map((head) => head.firstChild?.textContent);
const button = (page: HTMLElement, text: string) =>
  [...page.querySelectorAll("button")].find((one) => one.textContent === text)!;

beforeEach(() => document.body.replaceChildren());

describe.each(languages)("the list of customers (%s)", (language) => {
  it("names everybody, largest net sales first, with names as text", () => {
    const page = draw("/customers", language);
    expect(listed(page)).toEqual(["a1", "b2", "c3", "d4", "e5"]);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    expect(page.textContent).not.toMatch(notShown);
    expect(page.querySelector(".answer")?.textContent).toBe(
      language === "en"
        ? "4 of 5 known customers have bought; 3 of them (75 %) are active now.".replace(
            " %",
            "\u00a0%",
          )
        : "5 位已知客户中，4 位购买过，其中 3 位（75%）目前活跃。",
    );
    expect(page.querySelector<HTMLAnchorElement>("tbody a")?.getAttribute("href")).toBe(
      "./customer?key=a1",
    );
  });

  it("says it simply of one customer", () => {
    const one = customerColumns(rooms.customers.slice(0, 1));
    const page = customersPage({...rooms, customers: one}, {language, today});
    expect(page.querySelector(".answer")?.textContent).toBe(
      language === "en" ? "1 customer has bought and is active now." : "1 位客户购买过，目前活跃。",
    );
  });

  it("has words where nobody is known", () => {
    const page = customersPage({...emptyMarts, customers: customerColumns([])}, {language, today});
    expect(page.querySelector(".answer")?.textContent).toMatch(/\w{3}|[一-龥]{5}/);
    expect(page.querySelector("table, input")).toBeNull();
  });
});

it("narrows by ticks, widens within a filter, counts under the others, and clears", () => {
  const page = draw();
  box(page, "Segment", "champions").click();
  expect(listed(page)).toEqual(["a1", "b2"]);
  expect(title(page)).toBe("2 customers, net sales of ¥900: Champions");
  expect(location.search).toBe("?segment=champions");
  box(page, "Segment", "lost").click();
  expect(listed(page)).toEqual(["a1", "b2", "c3"]);
  box(page, "Stage", "churned").click();
  expect(listed(page)).toEqual(["c3"]);
  expect(title(page)).toBe("1 customer, net sales of ¥80: Champions or Lost; Churned");
  expect(box(page, "Stage", "loyal").closest("label")?.textContent).toBe("Loyal2");
  expect(box(page, "Segment", "champions").closest("label")?.textContent).toBe("Champions0");
  button(page, "Clear filters").click();
  expect(listed(page).length).toBe(5);
  expect(location.search).toBe("");
  expect(box(page, "Stage", "churned").checked).toBe(false);
  box(page, "Segment", "none").click();
  expect(title(page)).toBe("1 customer, net sales of ¥0: Not yet a buyer");
});

it("searches by the first digits and says when nobody is found", () => {
  const page = draw();
  const search = page.querySelector<HTMLInputElement>("input[type=search]")!;
  search.value = " B";
  search.dispatchEvent(new Event("input"));
  expect(listed(page)).toEqual(["b2"]);
  expect(location.search).toBe("?q=b");
  search.value = "bb";
  search.dispatchEvent(new Event("input"));
  expect(page.querySelector("table")).toBeNull();
  expect(page.textContent).toContain("No customer matches.");
  expect(button(page, "Download these rows (CSV)").disabled).toBe(true);
});

it("sorts by a head both ways, keeps the focus on it, and keeps absent values last", () => {
  const page = draw();
  const head = (text: string) =>
    [...page.querySelectorAll<HTMLButtonElement>("thead button")].find(
      (one) => one.firstChild?.textContent === text,
    )!;
  head("Last order").click();
  expect(listed(page)).toEqual(["c3", "b2", "d4", "a1", "e5"]);
  expect(location.search).toBe("?sort=last");
  expect(document.activeElement?.textContent).toBe("Last order");
  head("Last order").click();
  expect(listed(page)).toEqual(["a1", "d4", "b2", "c3", "e5"]);
  expect(page.querySelector("[aria-sort]")?.getAttribute("aria-sort")).toBe("descending");
  head("Tier").click();
  expect(listed(page)).toEqual(["a1", "b2", "c3", "d4", "e5"]);
});

it("shows the columns that are ticked, in their order; those nobody can fill are not offered", () => {
  const page = draw();
  expect(heads(page)).toEqual([
    ...["Customer", "Segment", "Last order", "Net sales", "Orders", "Tier", "Stage"],
  ]);
  expect(() => box(page, "Columns", "clv").value).toThrow();
  box(page, "Columns", "region").click();
  box(page, "Columns", "segment").click();
  expect(heads(page)).toEqual([
    ...["Customer", "Last order", "Net sales", "Orders", "Tier", "Stage", "Region"],
  ]);
  expect(location.search).toContain("columns=customer_key%2Clast%2Cnet_amount");
});

it.each(languages)("opens what an address says (%s)", (language) => {
  const page = draw(
    "/customers?segment=champions&sort=net_amount&columns=customer_key,orders,quadrant",
    language,
  );
  expect(listed(page)).toEqual(["b2", "a1"]);
  expect(heads(page).length).toBe(3);
});

it("downloads what is shown, with cells that no spreadsheet runs", () => {
  const voice = voiceOf(rooms, {language: "en"});
  const fields = customerFields(customers, voice).filter(({id}) =>
    ["customer_key", "net_amount", "last", "tier", "category"].includes(id),
  );
  const text = customersCsv(Uint32Array.of(3, 4), fields);
  expect(text).toBe(
    "\uFEFFCustomer,Last order,Net sales (¥),Tier,First category\r\n" +
      "d4,2025-11-14,20,Bronze,'=cmd|' /C calc'!A0\r\n" +
      "e5,,0,,\r\n",
  );
});

it("closes an open list by Escape, and gives the focus back", () => {
  const page = draw();
  const list = page.querySelector<HTMLDetailsElement>(".check-list")!;
  list.open = true;
  list
    .querySelector("input")!
    .dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  expect(list.open).toBe(false);
  expect(document.activeElement).toBe(list.querySelector("summary"));
});
