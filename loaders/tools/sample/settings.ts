/** The sample's source.yaml. */
export const settings = `# The embedded sample: a synthetic shop, made by \`npm run sample\`. See data/README.md.
name:
  en: Mingchuan Tea (sample)
  zh: 茗川茶业（示例）
currency: CNY
timezone: Asia/Shanghai
week_start: monday
order_statuses: [completed, shipped]
targets:
  net_amount: {per: year, value: 5400000}
  active_customers: 1300
`;
