import {createHash, createHmac} from "node:crypto";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {hmacPads, keyFingerprint} from "../../loaders/pseudonym.js";

const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

function hmac(key: string, message: string): string {
  const {inner, outer} = hmacPads(key);
  return sha256(outer, sha256(inner, Buffer.from(message, "utf8"))).toString("hex");
}

describe("HMAC-SHA-256 by padded keys", () => {
  // RFC 4231, test case 2.
  test("gives the published values", () => {
    expect(hmac("Jefe", "what do ya want for nothing?")).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });

  test("agrees with node:crypto for any key and message, long keys included", () => {
    fc.assert(
      fc.property(
        fc.string({maxLength: 200, unit: "binary"}),
        fc.string({maxLength: 200, unit: "binary"}),
        (key, message) => {
          const own = createHmac("sha256", Buffer.from(key, "utf8"));
          expect(hmac(key, message)).toBe(own.update(message, "utf8").digest("hex"));
        },
      ),
    );
  });

  test("a key's fingerprint tells keys apart and is no part of a pseudonym", () => {
    expect(keyFingerprint("one")).toMatch(/^[0-9a-f]{8}$/);
    expect(keyFingerprint("one")).not.toBe(keyFingerprint("two"));
  });
});
