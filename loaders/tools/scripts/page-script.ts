import type {AstNode, AstNodeLocation} from "rollup";
import {parseAst} from "rollup/parseAst";

/** What a page's script takes of one module, in the order of its imports. */
export interface Wanted {
  /** The address as the page writes it, relative to the page. */
  readonly from: string;
  /** The exported name; null where the script takes the module as a whole. */
  readonly name: string | null;
  /** Taken before the script runs, and not where a cell asks for it. */
  readonly isFirst: boolean;
}

/** The addresses at which a script finds what it takes. */
export interface Bundled {
  /** Of the module with what is taken before the script runs. */
  readonly first: string;
  /** Of the modules that are evaluated for its cells, one after the other; the last has what they take. */
  readonly cells: readonly string[];
}

/** A script of a page, as Framework writes it, with its imports known and to be named anew. */
export interface PageScript {
  readonly wanted: readonly Wanted[];
  /**
   * Returns the script taking all from bundled modules, each wanted thing by its new name. Modules of cells are
   * asked for in turn: browsers evaluate them in a task each, and between two tasks can paint and answer.
   */
  readonly rewrite: (bundled: Bundled, names: readonly string[]) => string;
}

type Node = AstNode & AstNodeLocation & Record<string, unknown>;
type Edit = (bundled: Bundled, names: readonly string[]) => string;

/**
 * Reads a page's module script: its import declarations, and the imports that Framework makes of those in
 * cells (`const {a} = await import("…")`, several in one `Promise.all`). Other dynamic imports stay whole
 * modules.
 */
export function readPageScript(code: string): PageScript {
  const wanted: Wanted[] = [];
  const edits: {start: number; end: number; by: Edit}[] = [];
  const want = (from: string, name: string | null, isFirst: boolean) =>
    wanted.push({from, name, isFirst}) - 1;
  const quoted = (node: Node, by: Edit) => edits.push({start: node.start, end: node.end, by});

  const declared = (node: Node) => {
    const from = textOf(node.source);
    const specifiers = node.specifiers as Node[];
    if (from === null) return;
    if (specifiers.length === 0) want(from, null, true);
    for (const specifier of specifiers) {
      const local = (specifier.local as Node & {name: string}).name;
      const isWhole = specifier.type === "ImportNamespaceSpecifier";
      const imported = specifier.imported as (Node & {name?: string; value?: string}) | undefined;
      const name = isWhole ? null : (imported?.name ?? imported?.value ?? "default");
      const at = want(from, name, true);
      edits.push({
        ...{start: specifier.start, end: specifier.end},
        by: (_, names) => `${names[at]} as ${local}`,
      });
    }
    quoted(node.source as Node, ({first}) => JSON.stringify(first));
  };

  const imported = (node: Node, pattern: Node | undefined) => {
    const from = textOf(node.source);
    if (from === null) return;
    const named = pattern && namesIn(pattern);
    if (!named) {
      const at = want(from, null, false);
      quoted(node, ({cells}, names) => `${inTurn(cells)}.then((all) => all.${names[at]})`);
      return;
    }
    for (const {name, property} of named) {
      const at = want(from, name, false);
      const value = property.value as Node;
      edits.push({
        ...{start: property.start, end: property.end},
        by: (_, names) => `${names[at]}: ${code.slice(value.start, value.end)}`,
      });
    }
    quoted(node, ({cells}) => inTurn(cells));
  };

  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const one = node as Node;
    if (one.type === "ImportDeclaration") return declared(one);
    if (one.type === "VariableDeclarator") {
      for (const {call, pattern} of importsOf(one)) {
        seen.add(call);
        imported(call, pattern);
      }
    }
    if (one.type === "ImportExpression") return imported(one, undefined);
    Object.values(one).forEach(visit);
  };
  visit(parseAst(code));

  return {
    wanted,
    rewrite: (bundled, names) =>
      [...edits]
        .sort((a, b) => b.start - a.start)
        .reduce(
          (text, {start, end, by}) => text.slice(0, start) + by(bundled, names) + text.slice(end),
          code,
        ),
  };
}

function inTurn(addresses: readonly string[]): string {
  return (
    addresses.map((address) => `import(${JSON.stringify(address)})`).join(".then(() => ") +
    ")".repeat(addresses.length - 1)
  );
}

/** The imports that a declarator awaits, alone or in one `Promise.all`, each with the pattern it is put into. */
function importsOf({id, init}: Node): {call: Node; pattern: Node | undefined}[] {
  const awaited = init as Node | null;
  if (awaited?.type !== "AwaitExpression") return [];
  const argument = awaited.argument as Node;
  const target = id as Node;
  if (argument.type === "ImportExpression") return [{call: argument, pattern: target}];
  const [list] = (argument.arguments ?? []) as Node[];
  if (list?.type !== "ArrayExpression" || target.type !== "ArrayPattern") return [];
  const patterns = target.elements as (Node | null)[];
  return (list.elements as (Node | null)[]).flatMap((call, i) =>
    call?.type === "ImportExpression" ? [{call, pattern: patterns[i] ?? undefined}] : [],
  );
}

/** The names that a pattern takes out of a module; undefined where it takes what cannot be named. */
function namesIn(pattern: Node): {name: string; property: Node}[] | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  const properties = pattern.properties as Node[];
  const named = properties.map((property) => {
    const key = property.key as (Node & {name?: string}) | undefined;
    const isPlain = property.type === "Property" && !property.computed;
    return isPlain && key?.name !== undefined ? {name: key.name, property} : undefined;
  });
  return named.every((one) => one !== undefined) ? named : undefined;
}

function textOf(source: unknown): string | null {
  const {type, value} = source as {type: string; value?: unknown};
  return type === "Literal" && typeof value === "string" ? value : null;
}
