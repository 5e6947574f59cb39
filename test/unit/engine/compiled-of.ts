import { buildSchema, getOperationAST, parse } from 'graphql';
import {
  compileOperation,
  type CompiledOperation,
} from '../../../gateway/engine/compilation/compile-operation.ts';

const schema = buildSchema(`
  input Filter { text: String inner: Filter }
  type Query { name: String names(first: Int, last: Int, filter: Filter): [String] }
`);

/** An operation on a small schema, compiled without a plan: nothing that is asked of it needs a subgraph. */
export function compiledOf(source: string): CompiledOperation {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error(`This is not one operation: ${source}`);
  return compileOperation({ schema, document, operation, hiddenValues: {}, plan: undefined });
}
