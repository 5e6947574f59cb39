import { isUtf8 } from 'node:buffer';
import { GraphQLError, parse, Source, TokenKind, type DocumentNode, type Token } from 'graphql';
import type { Finding } from './finding.ts';
import { placeOf } from './place-of.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** Levels of brackets. Whatever reads the tree does so by recursion, and has room for some thousand. */
const MAX_DEPTH = 100;

const opening: readonly string[] = [TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L];
const closing: readonly string[] = [TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R];

/** A parsed contract, or why it cannot be parsed. */
export type ReadContractResult =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Where the bytes come from: `path` is what findings name. */
export interface ContractOrigin {
  readonly path: string;
  readonly subgraph: string;
}

/** Parses the bytes of a contract; every node of the document knows its place in `path`. */
export function readContract(bytes: Uint8Array, origin: ContractOrigin): ReadContractResult {
  const { path, subgraph } = origin;
  const refuse = (code: string, message: string, place: Partial<Finding> = {}) => {
    const finding: Finding = { code, severity: 'ERROR', message, subgraph, file: path, ...place };
    return { ok: false, findings: [finding] } as const;
  };
  if (bytes.byteLength > MAX_BYTES) {
    const size = (bytes.byteLength / 1024 / 1024).toFixed(1);
    return refuse('CONTRACT_TOO_LARGE', `The contract has ${size} MiB; 4 MiB are allowed.`);
  }
  if (!isUtf8(bytes)) {
    return refuse('ENCODING_ERROR', 'The contract is not UTF-8. Save the file as UTF-8.');
  }
  const text = new TextDecoder().decode(bytes);
  if (isBlank(text)) {
    return refuse(
      'CONTRACT_EMPTY',
      'The contract defines nothing. Write its types, or remove the subgraph.',
    );
  }
  try {
    const document = parse(new Source(text, path));
    const { source, startToken } = document.loc ?? {};
    const deep = startToken && firstTooDeep(startToken);
    if (source === undefined || deep === undefined) return { ok: true, document };
    const message = `The contract nests more than ${MAX_DEPTH} levels deep here.`;
    return refuse('SYNTAX_ERROR', message, placeOf({ source, start: deep.start }));
  } catch (error) {
    if (error instanceof GraphQLError) {
      const { source, positions } = error;
      const place = source && placeOf({ source, start: positions?.[0] ?? 0 });
      return refuse('SYNTAX_ERROR', error.message.replace(/^Syntax Error: /, ''), place);
    }
    // graphql-js parses by recursion: types nested some thousand deep exhaust the stack.
    if (error instanceof RangeError) {
      return refuse('SYNTAX_ERROR', 'The contract nests too deeply to be parsed.');
    }
    throw error;
  }
}

/** GraphQL ignores white space, commas and comments: https://spec.graphql.org/draft/#sec-Language.Source-Text.Ignored-Tokens */
function isBlank(text: string): boolean {
  return text.replaceAll(/#.*/g, '').replaceAll(/[\s,\uFEFF]/g, '') === '';
}

/** The first bracket that opens one level too many. */
function firstTooDeep(start: Token): Token | undefined {
  let depth = 0;
  for (let token: Token | null = start; token !== null; token = token.next) {
    if (opening.includes(token.kind)) depth += 1;
    if (closing.includes(token.kind)) depth -= 1;
    if (depth > MAX_DEPTH) return token;
  }
  return undefined;
}
