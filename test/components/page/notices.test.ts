// @vitest-environment jsdom
import {expect, it} from "vitest";
import {noticeBanner, noticesOf} from "../../../src/components/page/notices.js";
import {qualityLine} from "../../../src/components/quality/quality-line.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts, today} from "../fixtures.js";

const with_ = (items: Record<string, string>) => ({
  ...marts,
  build_info: [
    ...marts.build_info.filter(({item}) => !(item in items)),
    ...Object.entries(items).map(([item, value]) => ({item, value})),
  ],
});
const en = voiceOf(with_({value_basis: "margin"}), {language: "en"});
const zh = voiceOf(with_({value_basis: "margin"}), {language: "zh"});
const whole = {...marts, months: marts.months.filter((row) => row.is_complete)};
const later = (days: number) => new Date(Date.UTC(2025, 10, 17 + days));
const kinds = (...given: Parameters<typeof noticesOf>) => noticesOf(...given).map(({kind}) => kind);

it("there is none where all is well", () => {
  expect(noticesOf(whole, en, today)).toEqual([]);
  expect(noticeBanner(whole, en, today)).toBeNull();
});

it("data are old after as many days as the source says", () => {
  expect(kinds(whole, en, later(45))).toEqual([]);
  const [notice] = noticesOf(whole, en, later(46));
  expect(notice?.text).toBe(
    "The data end on 17 November 2025, 46 days ago, so “now” on these pages is that day. Build again from fresh data.",
  );
  expect(noticesOf(whole, zh, later(46))[0]?.text).toContain("距今 46 天");
  const weekly = voiceOf(with_({value_basis: "margin", stale_after_days: "7"}), {language: "en"});
  expect(kinds(whole, weekly, later(7))).toEqual([]);
  expect(kinds(whole, weekly, later(8))).toEqual(["stale"]);
  expect(qualityLine(marts.quality, en, later(46))?.textContent).toMatch(
    /^Data end 46 days ago: read as history\. Of 11,120 rows .* rows and money add up\. See data quality$/,
  );
});

it("faulty rows are told above the source's own share, the worst table first", () => {
  // 100 of the 11,000 rows of orders, 1 of the 120 of products.
  const strict = (share: string) =>
    voiceOf(with_({value_basis: "margin", quarantine_notice_share: share}), {language: "en"});
  expect(kinds(whole, strict("0.0091"), today)).toEqual([]);
  const [notice] = noticesOf(whole, strict("0.009"), today);
  expect(notice?.kind).toBe("faulty");
  expect(notice?.text.replaceAll("\u00a0", " ")).toContain(
    "Of the rows of “Orders”, 0.9 % were set aside",
  );
});

it("a month that is not over, missing costs and tables of no use are told", () => {
  expect(kinds(marts, en, today)).toEqual(["partial"]);
  expect(noticesOf(marts, zh, today)[0]?.text).toBe(
    "2025 年 11 月只计到 2025 年 11 月 17 日，图中以虚线表示。请勿与整月相比。",
  );
  const costless = voiceOf(with_({value_basis: "net_sales"}), {language: "zh"});
  expect(kinds(whole, costless, today)).toEqual(["no_costs"]);
  const lost = marts.quality.map((row) =>
    row.table_name === "products" && row.outcome === "accepted"
      ? {...row, rows: 0}
      : row.table_name === "products" && row.outcome === "duplicate"
        ? {...row, rows: 119}
        : row,
  );
  const [notice] = noticesOf({...whole, quality: lost}, en, today);
  expect(notice?.text).toMatch(/^Not one row of “Products” can be used/);
});

it("is one banner, whose age is not printed", () => {
  const banner = noticeBanner(marts, en, later(400));
  expect(banner?.querySelectorAll("li")).toHaveLength(2);
  expect(banner?.classList.contains("no-print")).toBe(false);
  expect(banner?.querySelector("[data-notice=stale]")?.className).toBe("no-print");
  expect(noticeBanner(whole, en, later(400))?.className).toBe("notice no-print");
});
