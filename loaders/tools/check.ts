import {checkSource} from "../check-source.js";
import {shared} from "./arguments.js";
import {describeCheck} from "./check-report.js";
import {faultLines, main} from "./main.js";
import {Progress} from "./progress.js";
import {secrets} from "./secrets.js";

const options = {
  source: shared.source,
  "as-of": shared["as-of"],
  json: {kind: "flag", meaning: "print one JSON document, for machines"},
} as const;

await main("check", options, async (values, {environment, out: print, err}) => {
  const {source, "as-of": asOf, json} = values;
  const progress = new Progress();
  progress.step(`reading ${source}`, 0);
  const checked = await checkSource({
    source,
    ...(asOf !== undefined && {asOf}),
    ...secrets(environment),
    log: (line) => progress.step(line, 0.5),
  });
  progress.clear();
  const isAcceptable = checked.faults.length === 0;
  if (json) {
    print(JSON.stringify({is_acceptable: isAcceptable, ...checked}, null, 2));
  } else {
    for (const line of describeCheck(checked)) print(line);
    if (isAcceptable) print("acceptable");
    else for (const line of faultLines(checked.faults)) err(line);
  }
  return isAcceptable ? 0 : 1;
});
