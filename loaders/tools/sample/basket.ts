import {daysOfFeast, formatDay, isWithin} from "./calendar.js";
import type {Product} from "./products.js";
import type {Random} from "./random.js";

export interface Line {
  readonly product: Product;
  readonly quantity: number;
  /** Fen. */
  readonly net: number;
}

/** What somebody likes to buy. */
export interface Taste {
  readonly favourite: string;
  readonly isYoung: boolean;
}

const newYear = daysOfFeast("before Chinese New Year");
const midAutumn = daysOfFeast("before Mid-Autumn");

/** Cold brew rises from a niche to a pillar of the shop, most of all in summer; gift sets follow the feasts. */
function categoryWeights(day: number, taste: Taste): Record<string, number> {
  const month = Number(formatDay(day).slice(5, 7));
  const isSummer = month >= 5 && month <= 9;
  const isGiftTime = isWithin(day, newYear, -28, -2) || isWithin(day, midAutumn, -20, 0);
  const weights: Record<string, number> = {
    Tea: 0.42,
    Teaware: 0.15,
    Snacks: 0.26,
    "Gift sets": isGiftTime ? 0.34 : 0.08,
    "Cold brew": (0.02 + 0.11 * (day / 365)) * (isSummer ? 1.5 : 0.7) * (taste.isYoung ? 1.8 : 1),
  };
  weights[taste.favourite] = 2.2 * (weights[taste.favourite] ?? 0);
  return weights;
}

/** The catalogue by category, ready to draw from. */
export class Shelves {
  private readonly byCategory = new Map<string, {products: Product[]; weights: number[]}>();

  constructor(products: readonly Product[]) {
    for (const product of products) {
      if (product.weight === 0) continue;
      const shelf = this.byCategory.get(product.category) ?? {products: [], weights: []};
      shelf.products.push(product);
      shelf.weights.push(product.weight);
      this.byCategory.set(product.category, shelf);
    }
  }

  private draw(random: Random, weights: Record<string, number>): Product {
    const category = Object.keys(weights)[random.weighted(Object.values(weights))]!;
    const shelf = this.byCategory.get(category)!;
    return shelf.products[random.weighted(shelf.weights)]!;
  }

  /**
   * Returns the lines of an order: products whose list prices come close to `gross`, then `net`
   * spread over them in proportion, so that the lines add up to it to the fen. No product occurs twice.
   */
  fill(random: Random, net: number, gross: number, day: number, taste: Taste): Line[] {
    const weights = categoryWeights(day, taste);
    const wanted = 1 + random.weighted(gross < 6000 ? [6, 3, 1] : [3, 3.4, 2.2, 1.2, 0.5]);
    const chosen = new Map<Product, number>();
    let left = gross;
    for (let i = 1; i < wanted; i += 1) {
      const product = this.draw(random, weights);
      const quantity = Math.round((left * random.between(0.25, 0.6)) / product.price);
      if (quantity === 0 || chosen.has(product) || quantity * product.price > 0.9 * left) continue;
      chosen.set(product, quantity);
      left -= quantity * product.price;
    }
    let best: {product: Product; quantity: number; miss: number} | undefined;
    for (let i = 0; i < 8 || !best; i += 1) {
      const product = this.draw(random, weights);
      if (chosen.has(product)) continue;
      const quantity = Math.max(1, Math.round(left / product.price));
      // Many pieces of one cheap thing fit best and look odd.
      const miss = Math.abs(left - quantity * product.price) / gross + 0.01 * quantity;
      if (!best || miss < best.miss) best = {product, quantity, miss};
    }
    chosen.set(best.product, best.quantity);
    return spread(net, [...chosen]);
  }
}

function spread(net: number, chosen: readonly (readonly [Product, number])[]): Line[] {
  const listed = chosen.reduce((sum, [product, quantity]) => sum + product.price * quantity, 0);
  let running = 0;
  let given = 0;
  return chosen.map(([product, quantity]) => {
    running += product.price * quantity;
    const upTo = Math.round((net * running) / listed);
    const line = {product, quantity, net: upTo - given};
    given = upTo;
    return line;
  });
}
