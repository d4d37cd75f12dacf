import {describe, expect, test} from "vitest";
import {
  counterpart,
  languageOf,
  pageAddress,
  patchClient,
  patchPage,
  patchSearch,
  patchStyle,
} from "../../loaders/tools/patch-site.js";

test.each([
  ["index.html", "zh/index.html", "./zh/"],
  ["zh/index.html", "index.html", "../"],
  ["matrix.html", "zh/matrix.html", "./zh/matrix"],
  ["zh/segments/lost.html", "segments/lost.html", "../../segments/lost"],
  ["zh/segments/lost.html", "zh/index.html", "../"],
  ["segments/index.html", "segments/index.html", "./"],
])("from %s to %s it is %s", (from, to, address) => {
  expect(pageAddress(from, to)).toBe(address);
});

test("a page knows its language and its counterpart", () => {
  expect(["index.html", "zh/index.html", "zhejiang.html"].map(languageOf)).toEqual([
    "en",
    "zh-Hans",
    "en",
  ]);
  expect(counterpart("matrix.html")).toBe("zh/matrix.html");
  expect(counterpart("zh/matrix.html")).toBe("matrix.html");
});

const page = `<!DOCTYPE html>
<html>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>
<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li class="observablehq-link"><a href="../">Clientele</a></li>
  </ol>
  <div id="observablehq-search"><input type="search" placeholder="Search"></div>
  <section>
    <summary>English</summary>
    <ol>
    <li class="observablehq-link"><a href="../matrix">Matrix</a></li>
    </ol>
  </section>
  <section class="observablehq-section-active">
    <summary>中文</summary>
    <ol>
    <li class="observablehq-link"><a href="./matrix">矩阵</a></li>
    </ol>
  </section>
</nav>
</body>
</html>
`;
const pages = new Set(["matrix.html", "zh/matrix.html"]);

describe("patchPage", () => {
  test("gives language, zoom and the other language's address", () => {
    const html = patchPage(page, "zh/matrix.html", pages);
    expect(html).toContain('<html lang="zh-Hans">');
    expect(html).not.toContain("maximum-scale");
    expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="./matrix">');
    expect(html).toContain('<link rel="alternate" hreflang="en" href="../matrix">');
    expect(patchPage(page, "alone.html", pages)).not.toContain("alternate");
  });

  test("keeps one language in the sidebar, and speaks it", () => {
    const zh = patchPage(page, "zh/matrix.html", pages);
    expect(zh).toContain("矩阵");
    expect(zh).not.toMatch(/Matrix|<summary>|Search|Toggle/);
    expect(zh).toContain('<a href="./">Clientele</a>');
    expect(zh).toContain('aria-label="搜索"');
    const en = patchPage(page, "matrix.html", pages);
    expect(en).toContain("Matrix");
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(en).toContain('aria-label="Search"');
  });

  test("gives the sidebar's toggle a landmark, and its list items alone", () => {
    const html = patchPage(page, "matrix.html", pages);
    expect(html).toMatch(
      /<nav aria-label="Sidebar"><input id="observablehq-sidebar-toggle"[^>]*><\/nav>/,
    );
    expect(html).toMatch(/<ol>\s*<li[^>]*><label id="observablehq-sidebar-close"/);
    expect(patchPage(page, "zh/matrix.html", pages)).toContain('<nav aria-label="侧边栏">');
    expect(patchStyle("#observablehq-sidebar-toggle:checked~#a,#b{}")).toBe(
      ":has(>#observablehq-sidebar-toggle:checked)~#a,#b{}",
    );
    expect(patchClient("t=`Toggle sidebar ${x}B`")).toContain("切换侧边栏");
  });

  test("sets the theme before the first style", () => {
    const html = patchPage(page.replace("<head>", "<head>\n<link>"), "matrix.html", pages);
    expect(html.indexOf("clientele-theme")).toBeLessThan(html.indexOf("<link>"));
  });

  test("tells when Framework writes otherwise", () => {
    expect(() => patchPage("<html lang>", "index.html", pages)).toThrow(/no longer writes <html>/);
    expect(() => patchSearch("")).toThrow(/see patch-site.ts/);
    expect(() => patchClient("")).toThrow(/see patch-site.ts/);
  });
});
