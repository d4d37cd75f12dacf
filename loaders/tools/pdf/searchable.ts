import {deflateSync, inflateSync} from "node:zlib";

// Fonts draw some Chinese characters and their variants with one glyph, and Chromium notes only the lesser code
// for it: who searches the PDF for 客户 or copies it would get 客戶. Left the variant, right the character.
const variants = new Map(
  [
    ..."戶户⺟母⺠民⺡氵⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⼀一⼆二⼈人⼊入⼋八⼏几⼒力⼗十⼝口⼟土⼠士⼤大⼥女⼦子⼩小⼭山⼯工⼰己⼴广⼼心⼾户⼿手⽀支⽂文⽅方⽆无⽇日⽉月⽊木⽌止⽐比⽑毛⽒氏⽓气⽔水⽕火⽚片⽜牛⽣生⽤用⽥田⽩白⽪皮⽬目⽯石⽰示⽴立⽵竹⽶米⽹网⽼老⽽而⽿耳⾁肉⾃自⾄至⾊色⾏行⾐衣⾔言⾛走⾜足⾝身⾥里⾦金⾮非⾯面⾳音⾷食⾸首⾼高",
  ].flatMap((one, at, all) => (at % 2 === 0 ? [[one, all[at + 1]!] as const] : [])),
);

/**
 * Returns a PDF of Chromium's whose text is found and copied as `text`, the whole of what it says, writes it:
 * where that has a character and never its variant, the variant's code gives way to it. What is drawn stays.
 * The changed tables follow the file as an update (PDF 32000-1, 7.5.6).
 */
export function searchable(pdf: Buffer, text: string): Buffer {
  const used = new Set(text);
  const wrong = new Map<string, string>();
  for (const [variant, character] of variants) {
    if (used.has(character) && !used.has(variant)) wrong.set(hex(variant), hex(character));
  }
  const latin = pdf.toString("latin1");
  const parts = [latin.endsWith("\n") ? "" : "\n"];
  let length = pdf.length + parts[0]!.length;
  const places: string[] = [];
  for (const id of new Set([...latin.matchAll(/\/ToUnicode (\d+) 0 R/g)].map(([, id]) => id!))) {
    const stream = findStream(pdf, latin, id);
    const repaired = stream === undefined ? undefined : repair(stream, wrong);
    if (repaired === undefined || repaired === stream) continue;
    const packed = deflateSync(Buffer.from(repaired, "latin1")).toString("latin1");
    const object =
      `${id} 0 obj\n<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n` +
      `${packed}\nendstream\nendobj\n`;
    places.push(`${id} 1\n${String(length).padStart(10, "0")} 00000 n \n`);
    parts.push(object);
    length += object.length;
  }
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/.exec(latin);
  if (places.length === 0 || trailer === null) return pdf;
  parts.push(
    `xref\n${places.join("")}trailer\n<<${trailer[1]}\n/Prev ${trailer[2]}>>\n`,
    `startxref\n${length}\n%%EOF\n`,
  );
  return Buffer.concat([pdf, Buffer.from(parts.join(""), "latin1")]);
}

const hex = (character: string) =>
  character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");

function findStream(pdf: Buffer, latin: string, id: string): string | undefined {
  const start = latin.indexOf(`\n${id} 0 obj\n`);
  const head = /<<([\s\S]*?)>> stream\r?\n/.exec(latin.slice(start, start + 400));
  const size = /\/Length (\d+)/.exec(head?.[1] ?? "")?.[1];
  if (start < 0 || !head || size === undefined) return undefined;
  const from = start + head.index + head[0].length;
  const bytes = pdf.subarray(from, from + Number(size));
  return (head[1]!.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}

/** A table of codes and characters, single or by range (`<from> <to> <first>`), with other characters. */
function repair(table: string, wrong: ReadonlyMap<string, string>): string {
  return table
    .replace(
      /<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>/g,
      (whole, from: string, to: string, first: string) => {
        const count = parseInt(to, 16) - parseInt(from, 16) + 1;
        const codes = Array.from({length: count}, (_, at) =>
          (parseInt(first, 16) + at).toString(16).toUpperCase().padStart(4, "0"),
        );
        if (!codes.some((code) => wrong.has(code))) return whole;
        return `<${from}> <${to}> [${codes.map((code) => `<${wrong.get(code) ?? code}>`).join(" ")}]`;
      },
    )
    .replace(/^(<[0-9A-F]+>) <([0-9A-F]{4})>$/gm, (whole, code: string, character: string) => {
      const right = wrong.get(character);
      return right === undefined ? whole : `${code} <${right}>`;
    });
}
