import { createHash } from 'node:crypto';
import type { Finding } from '@demarc/supergraph/contract';
import {
  print,
  TokenKind,
  validate,
  type ASTNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { ManifestOperation } from './client-manifest.ts';
import type { GatheredOperation } from './gather-scope.ts';
import { operationFinding, startOf } from './operation-text.ts';

/** What an operation has to fit. */
export interface Fit {
  readonly schema: GraphQLSchema;
  /** Lexical tokens of an operation with its fragments: what the gateway takes. */
  readonly tokensAllowed: number;
}

/** Mistakes beyond these are seldom read. */
const MAX_ERRORS = 20;

/** Why an operation cannot run against the graph; empty for one that can. */
export function validateOperation(
  gathered: GatheredOperation,
  { schema, tokensAllowed }: Fit,
): readonly Finding[] {
  const { name, node, document, text } = gathered;
  const tokens = document.definitions.reduce((sum, one) => sum + countTokens(one), 0);
  if (tokens > tokensAllowed) {
    const message =
      `${name} has ${tokens} tokens with its fragments; the gateway takes ${tokensAllowed} ` +
      '(gateway.limits.tokens of demarc.yaml). Split the operation.';
    return [operationFinding(text, { code: 'OPERATION_TOO_LARGE', message, start: startOf(node) })];
  }
  return validate(schema, document, undefined, { maxErrors: MAX_ERRORS }).map((error) =>
    invalidOperation(error, gathered),
  );
}

/** The operation as it is stored. */
export function toManifestOperation({
  name,
  node,
  document,
}: GatheredOperation): ManifestOperation {
  const body = print(document);
  return { name, type: node.operation, id: operationId(body), body };
}

/** SHA-256 in hexadecimal: what persisted queries are known by, too. */
export function operationId(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function invalidOperation({ message, nodes }: GraphQLError, gathered: GatheredOperation): Finding {
  const at = nodes?.[0];
  const part = gathered.parts.find(({ text }) => text.source === at?.loc?.source);
  return operationFinding(part?.text ?? gathered.text, {
    code: 'OPERATION_INVALID',
    message: `${gathered.name} does not fit the API of this graph: ${message}`,
    start: startOf(at ?? gathered.node),
  });
}

function countTokens({ loc }: ASTNode): number {
  let count = 0;
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) {
    if (token.kind !== TokenKind.COMMENT) count += 1;
    if (token === loc?.endToken) break;
  }
  return count;
}
