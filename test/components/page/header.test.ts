// @vitest-environment jsdom
import {beforeEach, expect, it} from "vitest";
import {readFacts} from "../../../src/components/words/facts.js";
import {freshness, header} from "../../../src/components/page/header.js";
import {themeButton} from "../../../src/components/page/theme.js";
import {marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const facts = readFacts(marts.build_info);
const date = (text: string) => new Date(text);

beforeEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

it("says the answer, then where it comes from and how old it is", () => {
  const head = header(facts, {language: "en", answer: "Answer.", today});
  expect(head.querySelector(".answer")?.textContent).toBe("Answer.");
  expect([...head.querySelectorAll("li")].map((item) => item.textContent)).toEqual([
    `Source: A made-up shop ${hostile[0]}`,
    "As of 17 November 2025",
    "Period: 2 January 2024 – 17 November 2025",
    "Data end 3 days ago",
  ]);
  expect(head.querySelector("img")).toBeNull();
});

it("speaks Chinese on Chinese pages and names filters in force", () => {
  const head = header(facts, {language: "zh", answer: null, filters: "钻石", today});
  expect(head.lang).toBe("zh-Hans");
  expect(head.querySelector(".answer")).toBeNull();
  expect(head.textContent).toContain("期间：2024 年 1 月 2 日至 2025 年 11 月 17 日");
  expect(head.textContent).toContain("筛选：钻石");
});

it("leaves out what the build does not say", () => {
  const head = header(readFacts([]), {language: "en", answer: null, today});
  expect(head.querySelectorAll("li").length).toBe(0);
});

it("tells fresh, ageing and historical data apart", () => {
  const asOf = date("2025-11-17");
  expect(freshness(asOf, date("2025-11-17T23:00:00Z"), {language: "en", staleAfterDays: 45})).toBe(
    "Up to date",
  );
  expect(freshness(asOf, date("2025-11-20"), {language: "zh", staleAfterDays: 45})).toBe(
    "数据截至 3 天前",
  );
  expect(freshness(asOf, date("2026-11-17"), {language: "en", staleAfterDays: 45})).toBe(
    "Data end 365 days ago: read as history",
  );
});

it("teaches the language switch to keep what is open", () => {
  document.body.innerHTML = '<a class="language-switch" href="./zh/value">中文</a>';
  window.history.replaceState(null, "", "/value?tier=gold#list");
  const link = document.querySelector("a");
  link?.addEventListener("click", (event) => event.preventDefault());
  header(facts, {language: "en", answer: null, today});
  header(facts, {language: "en", answer: null, today});
  link?.click();
  expect(link?.getAttribute("href")).toBe("./zh/value?tier=gold#list");
});

it("goes through the themes and remembers the choice", () => {
  const button = themeButton({language: "en"});
  expect([button.textContent, document.documentElement.dataset.theme]).toEqual([
    "Theme: as the system",
    undefined,
  ]);
  button.click();
  button.click();
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(themeButton({language: "zh"}).textContent).toBe("主题：深色");
  button.click();
  expect(document.documentElement.dataset.theme).toBeUndefined();
});
