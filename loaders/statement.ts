import type {DuckDBConnection} from "@duckdb/node-api";

/** What a SELECT reads, taken from DuckDB's own parse of it. */
export interface Statement {
  /** Schema-qualified tables, sorted; names of CTEs are not tables. */
  readonly reads: readonly string[];
  /** Names given to `getvariable`, sorted. */
  readonly variables: readonly string[];
  /** The SELECT itself puts its rows in order. */
  readonly isOrdered: boolean;
}

interface ParseNode {
  readonly type?: string;
  readonly schema_name?: string;
  readonly table_name?: string;
  readonly function_name?: string;
  readonly function?: {readonly function_name?: string};
  readonly children?: readonly {readonly value?: {readonly value?: unknown}}[];
}

/** Table functions that read nothing but their arguments. */
const pure = new Set(["range", "generate_series", "unnest"]);

/**
 * Returns the tables and variables that one SELECT uses. Throws when it is not one SELECT, or when it
 * reads anything that a step's key would not see: an unqualified table, a file, a table function.
 * Read from the parse tree, because `getTableNames` returns nothing for a join with `using`.
 */
export async function readStatement(
  connection: DuckDBConnection,
  sql: string,
  name: string,
): Promise<Statement> {
  const literal = sql.replaceAll("'", "''");
  const result = await connection.runAndReadAll(`select json_serialize_sql('${literal}')`);
  const tree = JSON.parse(result.getRowsJS()[0]?.[0] as string) as {
    error: boolean;
    error_message?: string;
    statements?: {node: {cte_map?: unknown; modifiers?: {type: string}[]}}[];
  };
  if (tree.error) throw new Error(`step ${name}: ${tree.error_message}`);
  if (tree.statements?.length !== 1) throw new Error(`step ${name}: one SELECT was expected`);
  const reads = new Set<string>();
  const variables = new Set<string>();
  const ctes = new Set<string>();
  const bare = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const {type, schema_name, table_name, function_name, children} = node as ParseNode;
    const callee = (node as ParseNode).function?.function_name;
    if (type === "BASE_TABLE" && table_name) {
      if (schema_name) reads.add(`${schema_name}.${table_name}`);
      else bare.add(table_name);
    }
    if (type === "TABLE_FUNCTION" && callee && !pure.has(callee)) {
      throw new Error(`step ${name}: reads by ${callee}(), which its key cannot see`);
    }
    if (function_name === "getvariable") variables.add(String(children?.[0]?.value?.value));
    if ("cte_map" in node) {
      const {map} = node.cte_map as {map?: {key: string}[]};
      for (const {key} of map ?? []) ctes.add(key);
    }
    Object.values(node).forEach(visit);
  };
  visit(tree.statements[0]);
  for (const table of bare) {
    if (!ctes.has(table)) {
      throw new Error(
        `step ${name}: table ${table} has no schema; write core.${table} or the like`,
      );
    }
  }
  const isOrdered = tree.statements[0]!.node.modifiers?.some(({type}) => type === "ORDER_MODIFIER");
  return {
    reads: [...reads].sort(),
    variables: [...variables].sort(),
    isOrdered: isOrdered === true,
  };
}
