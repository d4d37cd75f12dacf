import {readFileSync} from "node:fs";
import type {Computed} from "../../loaders/compute.js";
import {readMarts} from "../../src/components/marts/mart.js";
import type {Marts} from "../../src/components/marts/marts.js";

/** A mart's file as pages fetch it. */
export function fetched(computed: Computed, name: string): Promise<ArrayBuffer> {
  const {buffer, byteOffset, length} = readFileSync(computed.marts.get(name)!.parquet);
  return Promise.resolve(buffer.slice(byteOffset, byteOffset + length));
}

/** Reads marts as pages do. */
export async function read<K extends keyof Marts>(computed: Computed, names: readonly K[]) {
  return readMarts<K>(
    Object.fromEntries(names.map((name) => [name, fetched(computed, name)])) as unknown as Record<
      K,
      Promise<unknown>
    >,
  );
}
