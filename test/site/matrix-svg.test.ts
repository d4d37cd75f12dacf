import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {openSample} from "./open-sample.js";
import {downloadText} from "./published.js";

// The matrix's picture as a file, against the published tables as DuckDB reads them.

const {on, published} = openSample();

describe("the importance × value matrix", () => {
  /** The picture's file, read as a program reads it that has nothing else. */
  async function vectors(page: Page) {
    const file = await downloadText(
      page,
      '.picture:has(.plane) .picture-files button:text-is("SVG")',
    );
    expect(file.name).toBe("importance-value-matrix.svg");
    expect(file.text).not.toMatch(
      /var\(|color-mix|class=|<style|<image|foreignObject|NaN|undefined/,
    );
    return page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml");
      const line = (axis: string, end: string) =>
        Number(root.querySelector(`#${axis}_split`)?.getAttribute(end));
      const layers = [...root.querySelectorAll("g[fill-opacity]")].map((layer) => ({
        id: layer.parentElement!.id,
        opacity: layer.parentElement!.getAttribute("opacity"),
        isFaded: Number(layer.getAttribute("fill-opacity")) < 0.5,
        dots: layer.querySelectorAll("rect").length,
      }));
      // The frame is from 0 to 1 on both axes; each line crosses it.
      const [left, right] = [line("value", "x1"), line("value", "x2")];
      const [top, bottom] = [line("importance", "y1"), line("importance", "y2")];
      return {
        hasFault: root.querySelector("parsererror") !== null,
        importance: (line("importance", "x1") - left) / (right - left),
        value: (bottom - line("value", "y1")) / (bottom - top),
        said: [...root.querySelectorAll("text")].map((node) => node.textContent),
        layers,
      };
    }, file.text);
  }

  test("the picture's SVG holds a dot per customer by quadrant, and the lines of the address", () =>
    on(
      "matrix?importance_split=0.55&value_split=0.9&show=quadrant.high_importance_low_value",
      async (page) => {
        const read = await vectors(page);
        expect(read.hasFault).toBe(false);
        expect(read.importance).toBeCloseTo(0.55, 3);
        expect(read.value).toBeCloseTo(0.9, 3);
        for (const text of ["0.55", "0.9", "Importance →", "Value ↑", "Important, valuable"]) {
          expect(read.said).toContain(text);
        }
        const rows = await published.ask(`
          select (case when importance >= 0.55 then 'high' else 'low' end) || '_importance_' ||
            (case when value >= 0.9 then 'high' else 'low' end) || '_value' as id, count(*) as n
          from customer_matrix group by all order by id`);
        const told = read.layers.map(({id, dots}) => ({id, n: dots}));
        expect(told.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows);
        for (const {id, opacity} of read.layers) {
          expect(opacity, id).toBe(id === "high_importance_low_value" ? null : "0.15");
        }
      },
      {colorScheme: "dark"},
    ));

  test("a browser that prints is told nothing on the page's canvas that paper does not know", () =>
    on("matrix", async (page) => {
      const [drawn, composed] = await page.evaluate(() => {
        let [drawn, composed] = [0, 0];
        const all = CanvasRenderingContext2D.prototype;
        for (const name of ["fillRect", "drawImage"] as const) {
          const draw = Reflect.get(all, name) as (...what: unknown[]) => void;
          Object.assign(all, {
            [name](this: CanvasRenderingContext2D, ...what: unknown[]) {
              if (this.canvas.classList.contains("dots")) {
                drawn += 1;
                if (this.globalCompositeOperation !== "source-over") composed += 1;
              }
              draw.apply(this, what);
            },
          });
        }
        dispatchEvent(new Event("beforeprint"));
        return [drawn, composed] as const;
      });
      expect(drawn).toBeGreaterThan(0);
      expect(composed).toBe(0);
    }));

  test("the picture's SVG fades who is not in the selected cells", () =>
    on("zh/matrix?show=cells.44.43", async (page) => {
      const read = await vectors(page);
      expect(read.said).toContain("重要性 →");
      const [all] = await published.ask(`
        select count(*) filter (recency_score = 4 and frequency_score in (3, 4)) as inside,
          count(*) as n
        from customer_matrix left join rfm using (customer_key)`);
      const count = (isFaded: boolean) =>
        read.layers
          .filter((layer) => layer.isFaded === isFaded)
          .reduce((sum, {dots}) => sum + dots, 0);
      expect([count(false), count(true)]).toEqual([
        all!.inside,
        Number(all!.n) - Number(all!.inside),
      ]);
    }));
});
