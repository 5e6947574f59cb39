import { isUtf8 } from 'node:buffer';
import { placeOf } from '@demarc/supergraph/contract';
import { GraphQLError, parse, Source } from 'graphql';
import type { ClientFindingCode } from './client-findings.ts';
import { operationFinding, type OperationText, type ReadTexts } from './operation-text.ts';
import { readPersistedOperations } from './read-persisted-operations.ts';
import { readJson } from './read-json.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** A file that somebody calls operations. */
export interface OperationFile {
  /** What findings name. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of operations: GraphQL, or a manifest of persisted operations; its content says which. */
export function readOperationFile({ path, bytes }: OperationFile): ReadTexts {
  const refuse = (code: ClientFindingCode, message: string): ReadTexts => ({
    texts: [],
    findings: [{ code, severity: 'ERROR', message, file: path }],
  });
  if (bytes.byteLength > MAX_BYTES) {
    const size = (bytes.byteLength / 1024 / 1024).toFixed(1);
    const message = `The file has ${size} MiB; 4 MiB are allowed. Divide it, or name the files it was made from.`;
    return refuse('OPERATION_FILE_TOO_LARGE', message);
  }
  if (!isUtf8(bytes)) return refuse('ENCODING_ERROR', 'The file is not UTF-8. Save it as UTF-8.');
  const text = new TextDecoder().decode(bytes);
  if (isBlank(text)) return { texts: [], findings: [] };

  const json = /^\s*[{[]/.test(text) ? readJson(text, path) : undefined;
  if (json?.ok === true) return readPersistedOperations(json, parseText);
  // `{ me }` is GraphQL, and begins like JSON.
  if (json !== undefined && (/\.json$/i.test(path) || /^\s*(\{\s*"|\[)/.test(text))) {
    const { source, start, message } = json;
    const place = placeOf({ source, start });
    return {
      texts: [],
      findings: [
        {
          code: 'SYNTAX_ERROR',
          severity: 'ERROR',
          message: `This is not JSON: ${message}`,
          ...place,
        },
      ],
    };
  }
  return parseText({ source: new Source(text, path) });
}

function parseText(text: OperationText): ReadTexts {
  const refuse = (message: string, start: number): ReadTexts => ({
    texts: [],
    findings: [operationFinding(text, { code: 'SYNTAX_ERROR', message, start })],
  });
  try {
    return { texts: [{ text, document: parse(text.source) }], findings: [] };
  } catch (error) {
    if (error instanceof GraphQLError) {
      const message = `${error.message.replace(/^Syntax Error: /, '')}${adviceFor(text.source.name)}`;
      return refuse(message, error.positions?.[0] ?? 0);
    }
    // graphql-js parses by recursion: selections nested some thousand deep exhaust the stack.
    if (error instanceof RangeError) return refuse('It nests too deeply to be parsed.', 0);
    throw error;
  }
}

function adviceFor(path: string): string {
  return /\.[cm]?[jt]sx?$|\.vue$|\.svelte$/i.test(path)
    ? ' Operations inside of program code are not read: let your GraphQL client write a manifest of them, and pass that.'
    : '';
}

/** GraphQL ignores white space, commas and comments: https://spec.graphql.org/draft/#sec-Language.Source-Text.Ignored-Tokens */
function isBlank(text: string): boolean {
  return text.replaceAll(/#.*/g, '').replaceAll(/[\s,\uFEFF]/g, '') === '';
}
