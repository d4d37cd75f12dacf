import {expect, test} from "vitest";
import {decodeEntities, readHtml} from "../../loaders/tools/html.js";

test("reads texts, attributes, scripts and styles apart", () => {
  const page = readHtml(
    `<!DOCTYPE html><html lang="en"><!-- a comment --><style>p { color: red }</style>
    <p title='a > b' data-x>one &lt; two<br>three</p><script type="module">if (a < b) c();</script></html>`,
  );
  expect(page.texts).toEqual(["one < two", "three"]);
  expect(page.scripts).toEqual(["if (a < b) c();"]);
  expect(page.styles).toEqual(["p { color: red }"]);
  expect(page.attributes).toEqual([
    {tag: "html", name: "lang", value: "en"},
    {tag: "p", name: "title", value: "a > b"},
    {tag: "p", name: "data-x", value: ""},
    {tag: "script", name: "type", value: "module"},
  ]);
});

test("resolves character references, and leaves what it does not know", () => {
  expect(decodeEntities("&#x738B;&#20255; &amp;lt; &quot;&nosuch;")).toBe('王伟 &lt; "&nosuch;');
});
