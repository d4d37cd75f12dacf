import {FileAttachment} from "observablehq:stdlib";
import {readMarts} from "../marts/mart.js";
import type {ReceiptData} from "./receipt-lines.js";

/** Resolves to what receipts are written from. Imported when the first receipt is opened, not before. */
export function readReceipts(): Promise<ReceiptData> {
  return readMarts({
    receipts: FileAttachment("../../marts/receipts.json").json(),
    dictionary: FileAttachment("../../marts/dictionary.json").json(),
    build_info: FileAttachment("../../marts/build_info.json").json(),
  });
}
