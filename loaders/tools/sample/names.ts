import type {Random} from "./random.js";

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑梁宋谢唐韩冯邓曹彭曾蔡潘袁"];
const pinyinSurnames =
  "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu guo he lin luo zheng liang song xie tang han feng deng cao peng zeng cai pan yuan".split(
    " ",
  );
const given = [..."芳伟娜敏静磊洋艳勇杰娟涛超霞刚桂英婷雪琳宇欣怡梓涵浩然诗雨晨曦俊熙佳颖思远"];
const pinyinGiven =
  "fang wei na min jing lei yang yan yong jie juan tao chao xia gang gui ying ting xue lin yu xin yi zi han hao ran shi yu chen xi jun xi jia ying si yuan".split(
    " ",
  );
const latinGiven =
  "Anna Ben Chloe David Emma Farid Grace Hiro Isla Jonas Keiko Liam Mei Nadia Oliver Priya Quentin Rosa Samuel Tomoko Umar Vera William Yasmin Zoe Émile Søren Łucja José".split(
    " ",
  );
const latinSurnames =
  "Abdullah Becker Carter Dubois Evans Fischer Goh Hughes Ibrahim Johansson Kobayashi Lim Müller Nakamura O'Connor Patel Quek Rossi Schneider Tan Ueda Vogel Wong Yamada Ziegler".split(
    " ",
  );

/** Names that break careless programs; they occur once each and must be shown, if ever, as text. */
export const hostileNames: readonly string[] = [
  '<img src=x onerror=alert("customer")>',
  '=cmd("customer")',
  'Robert "Bobby"; DROP TABLE customers;--',
  "Tea & Co., Ltd. <b>bold</b>",
  "陈,\n换行",
  "🍵🐉 茶小龙",
  "\u0645\u0631\u064a\u0645 \u0627\u0644\u0647\u0627\u0634\u0645\u064a",
  "\u202Egnp.reversed\u202C",
  "@SUM(1+1)",
  "{{constructor.constructor('alert(2)')()}}",
];

/** Names of the strategic accounts. */
export const companyNames: readonly string[] = [
  "云栖酒店集团",
  "Jade Garden Hotels",
  "西湖茶馆连锁",
  "Lotus Airways Catering",
  "江南文创有限公司",
  "Huaxin Bank Gifts Desk",
  "山水民宿联盟",
  "Pacific Office Pantry",
  "锦里会馆",
  "Nordlicht Teehaus GmbH",
  "东方航站贵宾厅",
  "Sunrise Conference Centre",
];

/** A name and what an e-mail address would make of it. */
export interface PersonName {
  readonly name: string;
  readonly handle: string;
}

/** Returns a Chinese name, one or two characters given. */
export function drawChineseName(random: Random): PersonName {
  const surname = random.integer(0, surnames.length - 1);
  const first = random.integer(0, given.length - 1);
  const second = random.integer(0, given.length - 1);
  const isLong = random.chance(0.78) && second !== first;
  return {
    name: surnames[surname]! + given[first]! + (isLong ? given[second]! : ""),
    handle:
      pinyinSurnames[surname]! + "." + pinyinGiven[first]! + (isLong ? pinyinGiven[second]! : ""),
  };
}

/** Returns a Latin name, with the accents it has. */
export function drawLatinName(random: Random): PersonName {
  const name = `${random.pick(latinGiven)} ${random.pick(latinSurnames)}`;
  const handle = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(" ", ".")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replace(/[^a-z.]/g, "");
  return {name, handle};
}
