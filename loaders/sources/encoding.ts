import type {Fault} from "../faults.js";
import {InputFaults} from "../faults.js";
import {openBytes, type TextDigest} from "./bytes.js";

/**
 * Returns the encoding of a text file: its byte order mark, else `encoding` of source.yaml, else
 * UTF-8 where valid, else GB18030 where it decodes and reads like Chinese. Anything else is a fault.
 */
export async function findEncoding(
  path: string,
  file: string,
  digest: TextDigest,
  setting: string | null,
): Promise<string> {
  const told = digest.mark ?? setting;
  if (told === "utf-8" && !digest.isUtf8) throw new InputFaults([otherBytes(file, told)]);
  if (told) return told;
  if (digest.isUtf8) return "utf-8";
  if (await looksChinese(path)) return "gb18030";
  throw new InputFaults([unknownEncoding(file)]);
}

function otherBytes(file: string, encoding: string): Fault {
  return {
    file,
    reason: `the text holds bytes that are not ${encoding}`,
    remedy: "save it as UTF-8, or correct `encoding` in source.yaml",
  };
}

function unknownEncoding(file: string): Fault {
  return {
    file,
    reason: "the text is neither UTF-8 nor UTF-16 nor GB18030",
    remedy:
      "save it as UTF-8 (Excel: “CSV UTF-8”), or write its encoding into source.yaml, " +
      "such as `encoding: windows-1252`",
  };
}

/** Opens the text of a file, decoded; bytes that the encoding does not have are a fault. */
export async function* openText(
  path: string,
  file: string,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, {fatal: true});
  try {
    for await (const chunk of openBytes(path)) {
      const text = decoder.decode(chunk as Buffer, {stream: true});
      if (text) yield text;
    }
    const text = decoder.decode();
    if (text) yield text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputFaults([otherBytes(file, encoding)]);
  }
}

/**
 * Tells Chinese in GB18030 from Western and Cyrillic text: of the characters of two bytes, most are
 * punctuation or among the 3,755 usual ones, which stand together (first byte A1–A3 or B0–D7, second
 * from A1). Accented letters stand alone among ASCII, and Cyrillic or Greek pairs up elsewhere.
 */
async function looksChinese(path: string): Promise<boolean> {
  const decoder = new TextDecoder("gb18030", {fatal: true});
  let usual = 0;
  let other = 0;
  let lead = 0;
  try {
    for await (const bytes of openBytes(path) as AsyncIterable<Buffer>) {
      decoder.decode(bytes, {stream: true});
      for (const byte of bytes) {
        if (lead === 0) lead = byte >= 0x80 ? byte : 0;
        else {
          if (byte < 0x30 || byte > 0x39) {
            const isUsual = lead >= 0xa1 && lead <= 0xd7 && (lead <= 0xa3 || lead >= 0xb0);
            if (isUsual && byte >= 0xa1) usual++;
            else other++;
          }
          lead = 0;
        }
      }
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return usual > 0 && usual >= 3 * other;
}
