import {element} from "../page/element.js";
import type {Spoken} from "../words/language.js";
import {doNow} from "../page/later.js";
import {drawPicture, svg} from "./picture-svg.js";
import {textWidth} from "./text-width.js";

export interface PictureTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly note?: string | undefined;
  readonly file: string;
}

const words = {
  as: {en: "Download the picture as", zh: "下载图片："},
};

const margin = 24;
const narrowest = 480;
const scale = 2;

/** Loads what draws a painted picture as vectors, in the colours of the page as it is when that is called. */
export type Vectors = () => Promise<() => SVGElement>;

/** Returns buttons that download a picture as it stands, on white: SVG, and PNG at twice the size. */
export function pictureButtons(
  chart: Element,
  texts: PictureTexts,
  {language, vectors}: Spoken & {readonly vectors?: Vectors | undefined},
): HTMLElement[] {
  const button = (name: string, save: () => Promise<void>) => {
    const node = element(
      "button",
      {type: "button", "aria-label": `${words.as[language]} ${name}, ${texts.title}`},
      name,
    );
    node.addEventListener("click", () => void save());
    return node;
  };
  const png = button("PNG", async () => {
    const {text, width, height} = await pictureFile(chart, texts, vectors);
    save(await pngOf(text, width, height), `${texts.file}.png`);
  });
  const asSvg = button("SVG", async () => {
    const {text} = await pictureFile(chart, texts, vectors);
    save(new Blob([text], {type: "image/svg+xml"}), `${texts.file}.svg`);
  });
  return [asSvg, png];
}

/**
 * Resolves to a picture as the text of an SVG file that stands alone: the finding, what is measured, the
 * chart, the note, and where it comes from, in the colours of paper whatever the theme is.
 */
export async function pictureFile(
  chart: Element,
  texts: PictureTexts,
  vectors?: Vectors,
): Promise<{text: string; width: number; height: number}> {
  doNow(chart);
  const painted = await vectors?.();
  return onPaper(() => {
    const drawn = drawPicture(chart, painted);
    const inner = Math.max(narrowest, Math.ceil(drawn.width));
    const width = inner + 2 * margin;
    const style = getComputedStyle(document.documentElement);
    const root = svg("svg", {
      "font-family": getComputedStyle(document.body).fontFamily,
    });
    const title = svg("title", {});
    title.textContent = texts.title;
    const ground = svg("rect", {width: "100%", height: "100%", fill: "#ffffff"});
    root.append(title, ground);
    let y = margin;
    const ink = style.getPropertyValue("--theme-foreground").trim() || "#15181c";
    const quiet = style.getPropertyValue("--theme-foreground-muted").trim() || "#565d66";
    const write = (text: string, size: number, color: string, weight = 400) => {
      for (const line of wrapped(text, size, inner)) {
        y += size * 1.35;
        const attributes = {x: margin, y: Math.round(y), fill: color, "font-size": `${size}px`};
        const node = svg("text", {...attributes, ...(weight !== 400 && {"font-weight": weight})});
        node.textContent = line;
        root.append(node);
      }
    };
    write(texts.title, 18, ink, 650);
    y += 4;
    write(texts.subtitle, 13, quiet);
    y += 14;
    const place = svg("g", {transform: `translate(${margin} ${Math.round(y)})`});
    place.append(drawn.group);
    root.append(place);
    y += Math.ceil(drawn.height) + 4;
    if (texts.note !== undefined && texts.note !== "") write(texts.note, 12, quiet);
    y += 4;
    write(sourceLine(), 11, quiet);
    const height = Math.ceil(y + margin);
    root.setAttribute("width", String(width));
    root.setAttribute("height", String(height));
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
    return {text, width, height};
  });
}

/** Where the page's numbers come from, as its head says. */
function sourceLine(): string {
  const facts = ["source", "asOf", "filters"].flatMap(
    (fact) => document.querySelector(`.provenance [data-fact="${fact}"]`)?.textContent ?? [],
  );
  return [...facts, "Clientele"].join(" · ");
}

/** Runs with the page in the light theme, which paper has, and before anything is painted. */
function onPaper<T>(work: () => T): T {
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = "light";
  try {
    return work();
  } finally {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  }
}

function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(
    /[\p{Script=Han}，。；：、（）“”]|(?:[^\s\p{Script=Han}，。；：、（）“”]|\u00a0)+|\s+/gu,
  ) ?? []) {
    const isOver = textWidth(line + part) * (size / 12.5) > width;
    // No line begins with what closes a clause.
    if (isOver && line !== "" && !/^[，。；：、）”]/.test(part)) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

async function pngOf(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element("canvas", {width: width * scale, height: height * scale});
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error(`no picture of ${canvas.width} × ${canvas.height} pixels could be made`));
    }, "image/png");
  });
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  element("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
