import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {isUtf8} from "node:buffer";
import {Transform, type TransformCallback, type Readable} from "node:stream";
import {createGunzip} from "node:zlib";
import {Decompress} from "fzstd";

const chunkBytes = 1 << 20;

export interface TextDigest {
  /** SHA-256 of the file's bytes as they lie on the disk. */
  readonly hash: string;
  /** Whether the text (unpacked) is valid UTF-8. */
  readonly isUtf8: boolean;
  /** What the first bytes say, by a byte order mark or the zeros of UTF-16. */
  readonly mark: "utf-8" | "utf-16le" | "utf-16be" | null;
}

/** Returns the SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: chunkBytes}))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Opens a file's bytes, unpacked where its name ends in .gz or .zst. */
export function openBytes(path: string, onRaw?: (chunk: Buffer) => void): Readable {
  const raw = createReadStream(path, {highWaterMark: chunkBytes});
  if (onRaw) raw.on("data", (chunk) => onRaw(chunk as Buffer));
  const packed = packing(path);
  if (packed === "none") return raw;
  const unpacked = packed === "gzip" ? createGunzip({chunkSize: 1 << 18}) : unzstd();
  raw.on("error", (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

/** Returns how a file is packed, by its name, in DuckDB's words. */
export function packing(path: string): "none" | "gzip" | "zstd" {
  if (/\.gz$/i.test(path)) return "gzip";
  return /\.zst$/i.test(path) ? "zstd" : "none";
}

function unzstd(): Transform {
  const done: Buffer[] = [];
  let ended = false;
  const decompress = new Decompress((chunk, final) => {
    done.push(Buffer.from(chunk));
    ended = final ?? false;
  });
  const feed = (
    stream: Transform,
    chunk: Uint8Array,
    final: boolean,
    callback: TransformCallback,
  ) => {
    try {
      decompress.push(chunk, final);
      for (const each of done.splice(0)) stream.push(each);
      callback(final && !ended ? new Error("unexpected end of file") : null);
    } catch (error) {
      callback(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      feed(this, chunk, false, callback);
    },
    flush(callback) {
      feed(this, new Uint8Array(0), true, callback);
    },
  });
}

/** Returns what one pass over a text file tells. */
export async function digestText(path: string): Promise<TextDigest> {
  const hash = createHash("sha256");
  const check = new Utf8Check();
  let mark: TextDigest["mark"] | undefined;
  for await (const chunk of openBytes(path, (raw) => hash.update(raw))) {
    mark ??= findMark(chunk as Buffer);
    check.push(chunk as Buffer);
  }
  return {hash: hash.digest("hex"), isUtf8: check.finish(), mark: mark ?? null};
}

function findMark(start: Buffer): TextDigest["mark"] {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  // The first characters of a header are mostly ASCII: half of the bytes are zero in UTF-16.
  const zeros = [0, 0];
  const length = Math.min(start.length, 200) & ~1;
  for (let i = 0; i < length; i++) if (start[i] === 0) zeros[i & 1]! += 1;
  if (zeros[1]! > length / 4 && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > length / 4 && zeros[1] === 0) return "utf-16be";
  return null;
}

/** Checks UTF-8 in chunks, which may end within a character. */
class Utf8Check {
  private rest: Buffer = Buffer.alloc(0);
  private valid = true;

  push(chunk: Buffer): void {
    if (!this.valid) return;
    const bytes = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    let cut = bytes.length;
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = bytes[bytes.length - back]!;
      if (byte < 0x80) break;
      if (byte < 0xc0) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (length > back) cut = bytes.length - back;
      break;
    }
    this.valid = isUtf8(bytes.subarray(0, cut));
    this.rest = Buffer.from(bytes.subarray(cut));
  }

  finish(): boolean {
    return this.valid && this.rest.length === 0;
  }
}
