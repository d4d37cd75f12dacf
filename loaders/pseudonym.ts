import {createHash, createHmac, randomBytes} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";

const block = 64;

/**
 * Returns the two padded keys of HMAC-SHA-256 (RFC 2104, section 2), with which SQL computes
 * `sha256(outer || unhex(sha256(inner || message)))`.
 */
export function hmacPads(key: string): {inner: Buffer; outer: Buffer} {
  const bytes = Buffer.from(key, "utf8");
  const short = bytes.length > block ? createHash("sha256").update(bytes).digest() : bytes;
  const padded = Buffer.concat([short, Buffer.alloc(block - short.length)]);
  return {
    inner: padded.map((byte) => byte ^ 0x36) as Buffer,
    outer: padded.map((byte) => byte ^ 0x5c) as Buffer,
  };
}

/** Returns eight digits by which two builds can tell whether they used the same key. */
export function keyFingerprint(key: string): string {
  return createHmac("sha256", key).update("clientele key fingerprint").digest("hex").slice(0, 8);
}

/**
 * Returns this machine's own key, made at random on first use and kept in `file`, readable by its
 * owner only. Pseudonyms under it cannot be compared with those made elsewhere.
 */
export function machineKey(file: string): string {
  mkdirSync(dirname(file), {recursive: true});
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), {flag: "wx", mode: 0o600});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
