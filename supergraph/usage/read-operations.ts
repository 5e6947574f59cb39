import type { Finding } from '@demarc/supergraph/contract';
import type { ManifestOperation } from './client-manifest.ts';
import type { ClientFindingCode } from './client-findings.ts';
import { gatherOperations } from './gather-operations.ts';
import { readOperationFile, type OperationFile } from './read-operation-file.ts';
import { toManifestOperation, validateOperation, type Fit } from './validate-operation.ts';

/** What a client sends, or everything that is wrong with it. */
export type OperationsResult =
  | { readonly ok: true; readonly operations: readonly ManifestOperation[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads the operations of a client from its files, and holds each to the API of the graph. */
export function readOperations(files: readonly OperationFile[], fit: Fit): OperationsResult {
  const read = files.map(readOperationFile);
  const gathered = gatherOperations(read.flatMap(({ texts }) => texts));
  const written = [...read.flatMap(({ findings }) => findings), ...gathered.findings];
  // Without its fragments an operation would be refused once more, for nothing of its own.
  const found =
    written.length > 0
      ? written
      : unique(gathered.operations.flatMap((operation) => validateOperation(operation, fit)));
  if (found.length > 0) return { ok: false, findings: found };
  if (gathered.operations.length === 0) return { ok: false, findings: [nothingFound(files)] };
  const operations = gathered.operations.map(toManifestOperation);
  return { ok: true, operations: operations.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** What is wrong with a fragment is wrong in every operation that spreads it, and is said once. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, file = '', line = 0, column = 0, message } = finding;
    const place = `${code} ${file}:${line}:${column} ${message.replace(/^\S+ /, '')}`;
    if (!places.has(place)) places.set(place, finding);
  }
  return [...places.values()];
}

function nothingFound(files: readonly OperationFile[]): Finding {
  const code: ClientFindingCode = 'OPERATIONS_MISSING';
  const where = files.length === 1 ? (files[0]?.path ?? '') : `the ${files.length} files`;
  return {
    code,
    severity: 'ERROR',
    message: `There is no operation in ${where}. Name the files that hold queries, mutations and subscriptions.`,
  };
}
