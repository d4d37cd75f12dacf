import {compute} from "../../compute.js";

// One measured build of all marts, in a process of its own so that its peak memory is its own.
const [source = "", cache = ""] = process.argv.slice(2);
const computed = await compute({source, cache, key: "bench", log: () => {}});
await computed.close();
const {summary} = computed;
/** Steps that only the models need. */
const isModels =
  /^(models\.|core\.(purchase_summary|purchase_cuts|holdout_cuts|waits)$|marts\.(clv|survival|churn_definitions))/;
const modelSeconds = summary.steps
  .filter(({name}) => isModels.test(name))
  .reduce((sum, step) => sum + step.seconds, 0);
const ran = summary.steps.filter((step) => step.ran).length;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({seconds: summary.seconds, modelSeconds, peakMegabytes, ran}));
