import {formatFen, type Cell} from "./csv.js";
import {Random} from "./random.js";

export interface Product {
  readonly id: string;
  readonly category: string;
  /** List price and cost of a piece, in fen. */
  readonly price: number;
  readonly cost: number;
  readonly weight: number;
  readonly row: readonly Cell[];
}

export const productHeader = ["product_id", "name", "category", "brand", "unit_cost"] as const;

interface Range {
  readonly category: string;
  readonly brands: readonly string[];
  readonly names: readonly string[];
  readonly sizes: readonly (readonly [label: string, price: number])[];
  /** Cost as a share of the list price, from and to: list margins stay between 25 and 60 %. */
  readonly cost: readonly [number, number];
}

/** What the shop sells; prices in CNY. */
const ranges: readonly Range[] = [
  {
    category: "Tea",
    brands: ["云岭 Yunling", "西泠 Xiling", "Dragon Well & Sons"],
    names: [
      "龙井 Longjing",
      "铁观音 Tieguanyin",
      "普洱 Pu'er",
      "白毫银针 Silver Needle",
      "大红袍 Da Hong Pao",
      "祁门红茶 Keemun",
      "茉莉花茶 Jasmine",
      "正山小种 Lapsang",
      "凤凰单丛 Dancong",
      "信阳毛尖 Maojian",
      "碧螺春 Biluochun",
      "安吉白茶 Anji Bai",
    ],
    sizes: [
      ["50 g", 48],
      ["100 g", 88],
      ["250 g", 198],
    ],
    cost: [0.41, 0.5],
  },
  {
    category: "Teaware",
    brands: ["宜陶 Yitao", "Hearth"],
    names: [
      "紫砂壶 Yixing pot",
      "盖碗 Gaiwan",
      "公道杯 Pitcher",
      "品茗杯 Cup set",
      "茶盘 Tea tray",
      "旅行茶具 Travel set",
      "玻璃壶 Glass pot",
      "茶叶罐 Caddy",
    ],
    sizes: [
      ["basic", 59],
      ["classic", 138],
      ["master", 420],
    ],
    cost: [0.48, 0.6],
  },
  {
    category: "Snacks",
    brands: ["小满 Xiaoman", "Hearth"],
    names: [
      "桂花糕 Osmanthus cake",
      "绿豆糕 Mung bean cake",
      "话梅 Dried plum",
      "核桃 Walnuts",
      "凤梨酥 Pineapple cake",
      "芝麻糖 Sesame brittle",
      "南瓜子 Pumpkin seeds",
      "山楂 Haw flakes",
      "牛轧糖 Nougat",
      "抹茶饼干 Matcha biscuit",
    ],
    sizes: [
      ["bag", 12],
      ["box", 29],
      ["family pack", 58],
    ],
    cost: [0.6, 0.74],
  },
  {
    category: "Gift sets",
    brands: ["云岭 Yunling", "西泠 Xiling"],
    names: [
      "中秋礼盒 Mid-Autumn box",
      "新春礼盒 New Year box",
      "商务礼盒 Business box",
      "婚礼伴手礼 Wedding favours",
      "品鉴套装 Tasting flight",
    ],
    sizes: [
      ["small", 168],
      ["large", 388],
      ["grand", 980],
    ],
    cost: [0.44, 0.56],
  },
  {
    category: "Cold brew",
    brands: ["冷泡实验室 ColdLab"],
    names: [
      "蜜桃乌龙 Peach oolong",
      "柚子绿茶 Yuzu green",
      "荔枝红茶 Lychee black",
      "青柠茉莉 Lime jasmine",
      "桂花龙井 Osmanthus longjing",
    ],
    sizes: [
      ["6 bottles", 36],
      ["12 bottles", 66],
      ["24 bottles", 118],
    ],
    cost: [0.4, 0.46],
  },
];

/** Names that break careless programs, on products that do sell. */
const hostileProducts: readonly (readonly [position: number, name: string])[] = [
  [1, "<img src=x onerror=alert(1)>"],
  [8, "=cmd()"],
  [17, 'Teapot "Dragon, 2nd ed."'],
  [31, "Caddy\nwith lid"],
  [64, "🎁 Surprise snack 🎉"],
  [75, "\u0634\u0627\u064a \u0628\u0627\u0644\u0646\u0639\u0646\u0627\u0639"],
];

/** The piece that comes free with an order on a gift promotion. */
export const giftProductId = "P000";

/** Returns the catalogue; popularity falls with the place in a shuffled list. */
export function makeProducts(seed: number): Product[] {
  const random = new Random(seed, "products");
  const all = ranges.flatMap((range) =>
    range.names.flatMap((name) =>
      range.sizes.map(([size, base]) => {
        const price = Math.round(base * random.between(0.8, 1.3)) * 100;
        const cost = Math.round(price * random.between(range.cost[0], range.cost[1]));
        const weight = 1 / (1 + random.integer(0, 12));
        return {
          range,
          name: `${name} ${size}`,
          brand: random.pick(range.brands),
          price,
          cost,
          weight,
        };
      }),
    ),
  );
  const names = new Map(hostileProducts);
  const products = all.map(({range, name, brand, price, cost, weight}, index): Product => {
    const id = `P${String(index + 1).padStart(3, "0")}`;
    const shown = names.get(index) ?? name;
    return {
      id,
      category: range.category,
      price,
      cost,
      weight: names.has(index) ? 0.6 : weight,
      row: [id, shown, range.category, brand, formatFen(cost)],
    };
  });
  const gift: Product = {
    id: giftProductId,
    category: "Snacks",
    price: 1200,
    cost: 650,
    weight: 0,
    row: [giftProductId, "赠品茶包 Free tea bags", "Snacks", "小满 Xiaoman", "6.5"],
  };
  return [gift, ...products];
}
