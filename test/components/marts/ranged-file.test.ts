import {afterEach, expect, it, vi} from "vitest";
import {openRanged, tailSize} from "../../../src/components/marts/ranged-file.js";

const bytes = Uint8Array.from({length: 3 * tailSize}, (_, i) => i % 251);

/** Stands in for a server; what was asked for is kept. */
function serve(answer: (range: string) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (_: string, {headers}: {headers: {range: string}}) => {
    asked.push(headers.range);
    return Promise.resolve(answer(headers.range));
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const parts = (range: string) => {
  const [, from = "", to = ""] = /bytes=(\d*)-(\d*)/.exec(range) ?? [];
  const start = from === "" ? bytes.length - Number(to) : Number(from);
  const end = from === "" ? bytes.length : Number(to) + 1;
  return new Response(bytes.slice(start, end), {
    status: 206,
    headers: {"content-range": `bytes ${start}-${end - 1}/${bytes.length}`},
  });
};

it("asks for the end, and then only for what lies before it", async () => {
  const asked = serve(parts);
  const file = await openRanged("x");
  expect(file.byteLength).toBe(bytes.length);
  expect(new Uint8Array(await file.slice(bytes.length - 8))).toEqual(bytes.slice(-8));
  expect(new Uint8Array(await file.slice(bytes.length - 20, bytes.length - 8))).toEqual(
    bytes.slice(-20, -8),
  );
  expect(new Uint8Array(await file.slice(5, 9))).toEqual(bytes.slice(5, 9));
  const across = await file.slice(2 * tailSize - 2, 2 * tailSize + 2);
  expect(new Uint8Array(across)).toEqual(bytes.slice(2 * tailSize - 2, 2 * tailSize + 2));
  expect(asked).toEqual([
    `bytes=-${tailSize}`,
    "bytes=5-8",
    `bytes=${2 * tailSize - 2}-${2 * tailSize - 1}`,
  ]);
});

it("takes the whole from a server that knows no ranges, once", async () => {
  const asked = serve(() => new Response(bytes, {status: 200}));
  const file = await openRanged("x");
  expect(new Uint8Array(await file.slice(5, 9))).toEqual(bytes.slice(5, 9));
  expect(file.byteLength).toBe(bytes.length);
  expect(asked.length).toBe(1);
});

it("says what a server answered", async () => {
  serve(() => new Response("", {status: 404}));
  await expect(openRanged("x.parquet")).rejects.toThrow("x.parquet answered 404");
});
