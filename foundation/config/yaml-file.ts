import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
} from 'yaml';
import type { ConfigProblem } from './config-problem.ts';

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML file that remembers where everything stands. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** The place of a value; of its nearest ancestor if it is missing. */
  placeOfValue(path: readonly PropertyKey[]): Place;
  /** The place of the key itself, for a key that should not be there. */
  placeOfKey(path: readonly PropertyKey[]): Place;
}

/** The file, or what is wrong with its syntax. */
export type YamlResult =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Parses YAML and keeps positions. */
export function parseYamlFile(text: string, file: string): YamlResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntax = document.errors.map((error) => ({
    file,
    ...placeAt(error.pos[0]),
    message: `This is not YAML: ${error.message.replace(/\.?$/, '.')}`,
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  if (document.contents === null) {
    return { ok: false, problems: [{ file, line: 1, column: 1, message: 'The file is empty.' }] };
  }

  const find = (path: readonly PropertyKey[]): { key: number; value: number } => {
    let node: Node | null = document.contents;
    let found = { key: startOf(node), value: startOf(node) };
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(document) ?? null;
      const next = stepInto(node, step);
      if (next === undefined) break;
      found = { key: startOf(next.key ?? next.value), value: startOf(next.value ?? next.key) };
      node = next.value;
    }
    return found;
  };
  try {
    const value: unknown = document.toJS();
    const placeOfValue = (path: readonly PropertyKey[]) => placeAt(find(path).value);
    const placeOfKey = (path: readonly PropertyKey[]) => placeAt(find(path).key);
    return { ok: true, yaml: { file, value, placeOfValue, placeOfKey } };
  } catch (error) {
    // An alias without its anchor parses, and fails only here.
    const message = `This is not YAML: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problems: [{ file, line: 1, column: 1, message }] };
  }
}

function stepInto(
  node: Node | null,
  step: PropertyKey,
): { key: Node | null; value: Node | null } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair && { key: asNode(pair.key), value: asNode(pair.value) };
  }
  if (isSeq(node) && typeof step === 'number' && step in node.items) {
    return { key: null, value: asNode(node.items[step]) };
  }
  return undefined;
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
