import {mkdir} from "node:fs/promises";
import {join} from "node:path";

// Framework asks the registry for the version of every library that its own client names, used or not,
// unless a folder of its cache already tells one. Ours use none of them: any version will do.
const named = [
  "@duckdb/duckdb-wasm@1.29.0",
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "@uwdata/vgplot@0.12.0",
  "@viz-js/viz@3.0.0",
  "apache-arrow@17.0.0",
  "arquero@7.2.1",
  "d3@7.9.0",
  "d3-dsv@3.0.1",
  "echarts@5.0.0",
  "exceljs@4.4.0",
  "htl@0.3.1",
  "isoformat@0.2.1",
  "jszip@3.10.1",
  "katex@0.16.0",
  "leaflet@1.9.4",
  "lodash@4.17.21",
  "mapbox-gl@3.0.0",
  "mermaid@11.0.0",
  "parquet-wasm@0.6.1",
  "react@18.0.0",
  "react-dom@18.0.0",
  "sql.js@1.10.0",
  "topojson-client@3.1.0",
  "vega@5.0.0",
  "vega-lite@5.0.0",
  "vega-lite-api@5.0.0",
];

/** Keeps Framework from asking the network for versions, for a site rooted at `root`. */
export async function stayOffline(root: string): Promise<void> {
  for (const name of named) {
    await mkdir(join(root, ".observablehq", "cache", "_npm", name), {recursive: true});
  }
}

/** A preload for Framework's process, by which asking the network fails and says what to do. */
export const refuseNetwork = `data:text/javascript,${encodeURIComponent(
  `globalThis.fetch = async (url) => {
    throw new Error(\`the build asks no other site, but a page wants \${url}: import the library by its bare name\`);
  };`,
)}`;
