import {element} from "../page/element.js";
import {titleNote} from "../figures/hover-note.js";
import type {Spoken} from "../words/language.js";
import type {Receipted} from "./receipt-content.js";
import type {ReceiptData} from "./receipt-lines.js";

export type {Receipted};

export interface ReceiptOptions extends Spoken {
  /** Where receipts come from: the site's own files, fetched once. */
  readonly load?: () => Promise<ReceiptData>;
}

const words = {
  receipt: {en: "Receipt", zh: "依据"},
  close: {en: "Close", zh: "关闭"},
  loading: {en: "Fetching the receipt …", zh: "正在读取依据……"},
  failed: {
    en: "The receipt could not be fetched. Check the connection and open it again.",
    zh: "未能读取依据。请检查网络后重新打开。",
  },
};

let fetched: Promise<ReceiptData> | undefined;

function fetchReceipts(): Promise<ReceiptData> {
  fetched ??= import("./receipt-files.js").then(({readReceipts}) => readReceipts());
  fetched.catch(() => (fetched = undefined));
  return fetched;
}

/**
 * Returns a button that opens the receipt of a number. Nothing is fetched before. Escape closes the
 * receipt, and the button has the focus again.
 */
export function receiptButton(of: Receipted, options: ReceiptOptions): HTMLButtonElement {
  const {language} = options;
  const button = element(
    "button",
    {type: "button", class: "receipt-button", "aria-haspopup": "dialog"},
    words.receipt[language],
    element("span", {class: "visually-hidden"}, `${language === "zh" ? "：" : ": "}${of.title}`),
  );
  button.addEventListener("click", () => openReceipt(of, button, options));
  return button;
}

/**
 * Returns a number within a sentence that opens its receipt. It flows as text does, which a button
 * element cannot: lines would break between it and a bracket.
 */
export function numberButton(
  of: Receipted & {readonly value: string},
  options: ReceiptOptions,
): HTMLElement {
  const {language} = options;
  const named = {
    en: `${of.value}, receipt: ${of.title}`,
    zh: `${of.value}，${words.receipt.zh}：${of.title}`,
  };
  const number = element(
    "span",
    {
      ...{role: "button", tabindex: 0, class: "number-button", "aria-haspopup": "dialog"},
      ...titleNote(of.title),
      "aria-label": named[language],
    },
    of.value,
  );
  number.addEventListener("click", () => openReceipt(of, number, options));
  number.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    openReceipt(of, number, options);
  });
  return number;
}

function openReceipt(
  of: Receipted,
  button: HTMLElement,
  {language, load = fetchReceipts}: ReceiptOptions,
): void {
  const close = element("button", {type: "button", class: "button"}, words.close[language]);
  const content = element("div", {"aria-live": "polite"}, words.loading[language]);
  const title = element("h2", {id: "receipt-title"}, words.receipt[language]);
  title.append(element("span", {class: "receipt-of"}, of.title));
  const dialog = element(
    "dialog",
    {class: "receipt", "aria-labelledby": "receipt-title"},
    element("div", {class: "receipt-head"}, title, close),
    content,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
  });
  // What the page's head says that filters narrow it to.
  const head = button.closest(".page")?.querySelector<HTMLElement>("[data-filters]");
  const filters = head?.dataset["filters"];
  document.body.append(dialog);
  dialog.showModal();
  Promise.all([load(), import("./receipt-content.js")]).then(
    ([data, {receiptContent}]) =>
      content.replaceChildren(receiptContent(of, data, {language, filters})),
    () => content.replaceChildren(words.failed[language]),
  );
}
