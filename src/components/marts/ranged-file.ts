import type {AsyncBuffer} from "hyparquet";

/** Bytes at the end of a file that the first request asks for: the footer of a mart with some dozens of groups. */
export const tailSize = 1 << 15;

/**
 * Resolves to a file of which only the parts that are read are asked for, its end at once, and kept. A server that knows
 * no byte ranges gives the whole instead, and is asked no more.
 */
export async function openRanged(url: string, tail = tailSize): Promise<AsyncBuffer> {
  const {status, body, size} = await ask(url, `-${tail}`);
  if (status === 200 || size === undefined) {
    return {byteLength: body.byteLength, slice: (start, end) => body.slice(start, end)};
  }
  let known = body;
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const [from, kept] = [size - known.byteLength, known];
      if (start >= from) return kept.slice(start - from, end - from);
      // What is here already is not asked for again.
      const part = await ask(url, `${start}-${Math.min(end, from) - 1}`);
      if (part.status === 200) return part.body.slice(start, end);
      if (end < from) return part.body;
      const whole = joined(part.body, kept);
      if (whole.byteLength > known.byteLength) known = whole;
      return whole.slice(0, end - start);
    },
  };
}

function joined(first: ArrayBuffer, second: ArrayBuffer): ArrayBuffer {
  const whole = new Uint8Array(first.byteLength + second.byteLength);
  whole.set(new Uint8Array(first));
  whole.set(new Uint8Array(second), first.byteLength);
  return whole.buffer;
}

async function ask(url: string, range: string) {
  const response = await fetch(url, {headers: {range: `bytes=${range}`}});
  const {status} = response;
  if (status !== 200 && status !== 206) throw new Error(`${url} answered ${status}`);
  const [, total] = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "") ?? [];
  return {
    status,
    body: await response.arrayBuffer(),
    size: total === undefined ? undefined : Number(total),
  };
}
