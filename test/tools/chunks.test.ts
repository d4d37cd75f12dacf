import {expect, test} from "vitest";
import {sharedChunks} from "../../loaders/tools/scripts/chunks.js";

const now: Record<string, string[]> = {
  first: ["client", "own", "chart"],
  second: ["client", "table"],
  own: ["table"],
  chart: ["library"],
  table: ["cell"],
  cell: ["table"],
  dialog: ["table", "deep"],
};
const later: Record<string, string[]> = {table: ["dialog"], second: ["chart"]};

test("what pages share lies together; a page's own, and what is only asked for, is left out", () => {
  const chunks = sharedChunks(["first", "second"], {
    now: (module) => now[module] ?? [],
    later: (module) => later[module] ?? [],
    chunk: (module, pages, reached) =>
      module === "client"
        ? "client"
        : pages < 2
          ? undefined
          : reached.has("library")
            ? "lib"
            : "all",
  });
  expect(Object.fromEntries(chunks)).toEqual({
    client: "client",
    table: "all",
    cell: "all",
    // One page has it at once, the other when asked.
    chart: "lib",
    library: "lib",
  });
});
