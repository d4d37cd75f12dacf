import {compute} from "../../compute.js";

// One measured build of all marts, in a process of its own so that its peak memory is its own.
const [source = "", cache = ""] = process.argv.slice(2);
const computed = await compute({source, cache, key: "bench", log: () => {}});
await computed.close();
const {summary} = computed;
const ran = summary.steps.filter((step) => step.ran).length;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({seconds: summary.seconds, peakMegabytes, ran}));
