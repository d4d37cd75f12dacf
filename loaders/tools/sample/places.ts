/** A place where customers live: country, region, cities from large to small, share of customers. */
export interface Place {
  readonly country: string;
  readonly region: string;
  readonly cities: readonly string[];
  readonly weight: number;
}

/** Chinese provinces and some foreign countries, as the shop writes them. */
export const places: readonly Place[] = [
  {
    country: "China",
    region: "Guangdong",
    cities: ["Guangzhou", "Shenzhen", "Foshan", "Chaozhou"],
    weight: 13,
  },
  {
    country: "China",
    region: "Zhejiang",
    cities: ["Hangzhou", "Ningbo", "Wenzhou", "Anji"],
    weight: 12,
  },
  {country: "China", region: "Shanghai", cities: ["Shanghai"], weight: 11},
  {
    country: "China",
    region: "Jiangsu",
    cities: ["Nanjing", "Suzhou", "Wuxi", "Yixing"],
    weight: 10,
  },
  {country: "China", region: "Beijing", cities: ["Beijing"], weight: 8},
  {country: "China", region: "Fujian", cities: ["Fuzhou", "Xiamen", "Quanzhou", "Anxi"], weight: 7},
  {country: "China", region: "Sichuan", cities: ["Chengdu", "Mianyang", "Ya'an"], weight: 7},
  {country: "China", region: "Shandong", cities: ["Jinan", "Qingdao", "Rizhao"], weight: 5},
  {country: "China", region: "Hubei", cities: ["Wuhan", "Yichang", "Enshi"], weight: 4},
  {country: "China", region: "Hunan", cities: ["Changsha", "Yueyang", "Anhua"], weight: 3},
  {country: "China", region: "Henan", cities: ["Zhengzhou", "Xinyang"], weight: 3},
  {country: "China", region: "Chongqing", cities: ["Chongqing"], weight: 2.5},
  {country: "China", region: "Yunnan", cities: ["Kunming", "Pu'er"], weight: 2},
  {country: "China", region: "Shaanxi", cities: ["Xi'an", "Hanzhong"], weight: 2},
  {country: "China", region: "Liaoning", cities: ["Shenyang", "Dalian"], weight: 1.5},
  {country: "China", region: "Xinjiang", cities: ["Urumqi", "Kashgar"], weight: 0.5},
  {country: "China", region: "Hong Kong", cities: ["Hong Kong"], weight: 1.5},
  {country: "Singapore", region: "Singapore", cities: ["Singapore"], weight: 1.6},
  {country: "Japan", region: "Kansai", cities: ["Osaka", "Kyoto"], weight: 1.1},
  {country: "Malaysia", region: "Selangor", cities: ["Shah Alam", "Klang"], weight: 1.1},
  {
    country: "United States",
    region: "California",
    cities: ["San Francisco", "Irvine"],
    weight: 1.3,
  },
  {country: "United Kingdom", region: "England", cities: ["London", "Leeds"], weight: 0.8},
  {country: "Germany", region: "Bavaria", cities: ["Munich", "Nuremberg"], weight: 0.7},
  {country: "United Arab Emirates", region: "Dubai", cities: ["Dubai"], weight: 0.4},
];
