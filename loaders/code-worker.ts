import {parentPort} from "node:worker_threads";
import {findStep} from "./code-step.js";
import {type Columns, memoryOf} from "./columns.js";

// A thread of `CodeWorkers`: it computes the steps that it is sent, one at a time, and sends back what came of them.

parentPort?.on("message", ({name, inputs}: {name: string; inputs: Record<string, Columns>}) => {
  findStep(name)
    .then((step) => {
      const columns = step.compute(inputs);
      parentPort?.postMessage({columns}, memoryOf(columns));
    })
    .catch(({message, stack}: Error) => parentPort?.postMessage({fault: {message, stack}}));
});
