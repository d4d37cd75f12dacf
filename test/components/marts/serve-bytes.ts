import {vi} from "vitest";

/** Stands in for a server of one file that knows byte ranges; tells how many bytes each answer had. */
export function serveBytes(bytes: Buffer): number[] {
  const sent: number[] = [];
  vi.stubGlobal("fetch", (_: string, {headers}: {headers: {range: string}}) => {
    const [, from = "", to = ""] = /bytes=(\d*)-(\d*)/.exec(headers.range) ?? [];
    const start = from === "" ? Math.max(0, bytes.length - Number(to)) : Number(from);
    const end = from === "" ? bytes.length : Math.min(bytes.length, Number(to) + 1);
    sent.push(end - start);
    const range = `bytes ${start}-${end - 1}/${bytes.length}`;
    const body = new Uint8Array(bytes.subarray(start, end));
    return Promise.resolve(new Response(body, {status: 206, headers: {"content-range": range}}));
  });
  return sent;
}
