import { Source } from 'graphql';

/** A JSON value that knows where it begins. */
export type JsonNode =
  | { readonly kind: 'object'; readonly start: number; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly start: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly start: number; readonly value: string }
  | { readonly kind: 'other'; readonly start: number; readonly value: unknown };

/** One entry of an object, in the order of the text. */
export interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
}

/** The value of a text, or where and why it is none. */
export type JsonResult =
  | { readonly ok: true; readonly source: Source; readonly root: JsonNode }
  | {
      readonly ok: false;
      readonly source: Source;
      readonly start: number;
      readonly message: string;
    };

/** Deeper than any manifest, and far from the end of the stack. */
const DEEPEST = 64;

/**
 * Parses JSON (RFC 8259) with the place of every value. An object that says a key twice is refused,
 * where JSON.parse would take the last one in silence.
 */
export function readJson(text: string, path: string): JsonResult {
  const source = new Source(text, path);
  try {
    return { ok: true, source, root: parseJson(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError) || typeof error.cause !== 'number') throw error;
    return { ok: false, source, start: error.cause, message: error.message };
  }
}

/** The value under a key of an object. */
export function memberOf(node: JsonNode, key: string): JsonNode | undefined {
  if (node.kind !== 'object') return undefined;
  return node.members.find((member) => member.key === key)?.value;
}

/** The text under a key of an object. */
export function textOf(node: JsonNode, key: string): string | undefined {
  const value = memberOf(node, key);
  return value?.kind === 'string' ? value.value : undefined;
}

/** @throws SyntaxError whose cause is the place */
function parseJson(text: string): JsonNode {
  let at = 0;
  const root = value(0);
  if (at < text.length) fail('More follows after the end of the value.');
  return root;

  function fail(message: string, start = at): never {
    throw new SyntaxError(message, { cause: start });
  }

  function skipSpace(): void {
    while (/[ \t\n\r]/.test(text.charAt(at))) at += 1;
  }

  /** Takes a character, and the space after it. */
  function take(character: string): boolean {
    if (text.charAt(at) !== character) return false;
    at += 1;
    skipSpace();
    return true;
  }

  function value(depth: number): JsonNode {
    if (depth > DEEPEST) fail(`Values nest deeper than ${DEEPEST}.`);
    skipSpace();
    const start = at;
    if (take('{')) return { kind: 'object', start, members: members(depth) };
    if (take('[')) return { kind: 'array', start, items: items(depth) };
    if (text.charAt(at) === '"') return { kind: 'string', start, value: string() };
    const [word = ''] = /^[\w+.-]*/.exec(text.slice(at, at + 64)) ?? [];
    const parsed = parsedBy(word);
    if (word === '' || parsed === undefined) fail('A value is expected here.');
    at += word.length;
    skipSpace();
    return { kind: 'other', start, value: parsed };
  }

  function members(depth: number): readonly JsonMember[] {
    const found = new Map<string, JsonMember>();
    if (take('}')) return [];
    do {
      const start = at;
      if (text.charAt(at) !== '"') fail('A key in double quotes is expected here.');
      const key = string();
      if (found.has(key))
        fail(`The key ${JSON.stringify(key)} stands here for the second time.`, start);
      if (!take(':')) fail('A colon is expected here.');
      found.set(key, { key, value: value(depth + 1) });
    } while (take(','));
    if (!take('}')) fail('A comma or a closing brace is expected here.');
    return [...found.values()];
  }

  function items(depth: number): readonly JsonNode[] {
    const found: JsonNode[] = [];
    if (take(']')) return found;
    do found.push(value(depth + 1));
    while (take(','));
    if (!take(']')) fail('A comma or a closing bracket is expected here.');
    return found;
  }

  function string(): string {
    const start = at;
    at += 1;
    while (text.charAt(at) !== '"') {
      if (at >= text.length) fail('This text is not closed.', start);
      at += text.charAt(at) === '\\' ? 2 : 1;
    }
    at += 1;
    const parsed = parsedBy(text.slice(start, at));
    if (typeof parsed !== 'string')
      fail('This text holds a character that has to be escaped.', start);
    skipSpace();
    return parsed;
  }
}

/** A word or a text as JSON.parse reads it; undefined if it does not. */
function parsedBy(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
