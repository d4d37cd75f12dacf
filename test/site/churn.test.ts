import {expect, test} from "vitest";
import {offeredBy} from "./choose.js";
import {query} from "./lifecycle-on-page.js";
import {openSample} from "./open-sample.js";
import {shownNumber} from "./published.js";
import {readSource} from "./source.js";

// Survival and the reasons of leaving, by keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasReasons} = await readSource();

test("survival is divided by keyboard by what the source tells, and its numbers are the mart's", async () => {
  const families = await published.ask(`
    select family, label_en as name
    from survival_curves join terms on kind = 'survival_family' and id = family
    where family <> 'order_step' group by family, label_en, terms.position order by terms.position`);
  const {family, name} = (families.find(({family}) => family === "first_channel") ??
    families.find(({family}) => family === "region"))!;
  await on("churn", async (page) => {
    expect(await offeredBy(page.locator("main"), "Customers")).toEqual(
      families.map(({name}) => name),
    );
    const button = page.getByRole("button", {name: String(name), exact: true});
    await button.focus();
    await page.keyboard.press("Space");
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(query(page)).toContain(String(family));
    const groups = await published.ask(`
      select purchases, ordered from survival_curves where family = '${String(family)}' order by curve`);
    expect(groups.length).toBeGreaterThan(2);
    const table = page.locator("table:has(th:has-text('Curve')):visible").last();
    const told = await table
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].slice(0, 3).map((one) => one.textContent ?? "")),
      );
    const sorted = told.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
    expect(sorted.map((row) => row.slice(1).map(shownNumber))).toEqual(
      groups.map(({purchases, ordered}) => [purchases, ordered]),
    );
  });
});

test.runIf(hasReasons)("reasons are told with their numbers", () =>
  on("churn", async (page) => {
    const [late] = await published.ask(`
      select customers, customers_gone from leaving_reasons where group_name = 'late'`);
    const block = page.locator("#reasons");
    await block.locator("summary").click();
    const cells = await block.locator("tbody tr").first().locator("td, th").allTextContents();
    expect(cells.slice(1, 4)).toEqual([
      "Delivered late",
      String(late?.["customers"]),
      String(late?.["customers_gone"]),
    ]);
    expect(await block.locator(".picture-note").textContent()).toContain("not proofs of a cause");
  }),
);

test.runIf(!hasReasons)("without reasons the page says what the source would have to tell", () =>
  on("churn", async (page) => {
    const block = page.locator("#reasons");
    expect(await block.locator("svg, table").count()).toBe(0);
    expect(await block.textContent()).toContain(
      "tells neither deliveries, nor complaints, nor categories",
    );
  }),
);
