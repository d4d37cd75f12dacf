import {resolve} from "node:path";

/** The project's folder, whatever the working directory. */
export const project = resolve(import.meta.dirname, "../..");

/** Scratch of builds and previews: staged sites, reused bundles, kept results. */
export const scratch = resolve(project, ".clientele");
