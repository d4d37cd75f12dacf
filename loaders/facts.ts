import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {version} from "@duckdb/node-api";
import type {Source} from "./sources/source.js";

/** Returns what is told about a build beside its numbers: source, currency, versions, commit. */
export function buildFacts(
  source: Source,
  told: {currency: string | null; segmentPreset: string; fingerprint: string},
): readonly [string, string | null][] {
  const {name, timezone, stale_after_days, quarantine_notice_share, page_customers} =
    source.settings;
  const {currency, segmentPreset, fingerprint} = told;
  const root = join(import.meta.dirname, "..");
  const {version: own} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return [
    ["source", basename(source.folder)],
    ["source_name_en", name.en],
    ["source_name_zh", name.zh],
    ["currency", currency],
    ["timezone", timezone],
    ["stale_after_days", String(stale_after_days)],
    ["quarantine_notice_share", String(quarantine_notice_share)],
    ["page_customers", String(page_customers)],
    ["segment_preset", segmentPreset],
    ["pseudonym_check", fingerprint],
    ["clientele_version", own],
    ["duckdb_version", version()],
    ["commit", readCommit(root)],
  ];
}

function readCommit(root: string): string | null {
  try {
    const git = ["-C", root, "rev-parse", "--short=12", "HEAD"];
    return execFileSync("git", git, {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
  } catch {
    return null;
  }
}
