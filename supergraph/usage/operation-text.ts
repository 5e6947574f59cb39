import { placeOf, type Finding } from '@demarc/supergraph/contract';
import { getLocation, type ASTNode, type DocumentNode, type Location, type Source } from 'graphql';
import type { ClientFindingCode } from './client-findings.ts';

/** Where a text of GraphQL stands: a file of its own, or one entry of a manifest. */
export interface OperationText {
  readonly source: Source;
  /** The entry whose body it is: its place in the manifest, and what it is called there. */
  readonly entry?: Pick<Location, 'source' | 'start'> & { readonly label: string };
}

/** A text with what it says. */
export interface ParsedText {
  readonly text: OperationText;
  readonly document: DocumentNode;
}

/** The texts of a file, and what is wrong with it; either may be empty. */
export interface ReadTexts {
  readonly texts: readonly ParsedText[];
  readonly findings: readonly Finding[];
}

/** What is wrong with an operation, and where in its text. */
export interface OperationProblem {
  readonly code: ClientFindingCode;
  readonly message: string;
  /** Counted in characters from the beginning of the text. */
  readonly start: number;
}

/** A finding with the place in the file; in the body of an entry, the sentence says where. */
export function operationFinding(
  { source, entry }: OperationText,
  { code, message, start }: OperationProblem,
): Finding {
  if (entry === undefined) {
    return { code, severity: 'ERROR', message, ...placeOf({ source, start }) };
  }
  const { line, column } = getLocation(source, start);
  const where = `Line ${line}, column ${column} of the body of ${entry.label}.`;
  return { code, severity: 'ERROR', message: `${message} ${where}`, ...placeOf(entry) };
}

/** `src/user.graphql:3:1`, for a sentence that speaks of another place. */
export function placeText({ source, entry }: OperationText, start: number): string {
  const place = placeOf(entry ?? { source, start });
  return `${place.file}:${place.line}:${place.column}`;
}

/** Where a node begins in its text. */
export function startOf({ loc }: Pick<ASTNode, 'loc'>): number {
  return loc?.start ?? 0;
}
