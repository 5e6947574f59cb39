import { getOperationAST, GraphQLError, parse, validate, type DocumentNode } from 'graphql';
import { bounds } from '../bounds.ts';
import type { Engine } from './open-engine.ts';
import type { OperationKey, PreparedOperations } from './prepared-operations.ts';

/**
 * Plans operations before anybody asks for them, as far as there is time: those that the version before was asked
 * for most. One that no longer fits is left for its client, who is told what is wrong with it.
 */
export async function prepareBusiest(
  engine: Engine,
  prepared: PreparedOperations,
  busiest: readonly OperationKey[],
): Promise<number> {
  const until = performance.now() + bounds.warmingMs.is;
  let count = 0;
  for (const key of busiest) {
    if (performance.now() > until) break;
    const document = parseOrNothing(key.source);
    const operation = document && getOperationAST(document, key.operationName);
    if (!document || !operation || validate(engine.schema, document, undefined, ONE).length > 0) {
      continue;
    }
    const { source } = key;
    const work = () => engine.prepare({ source, document, operation });
    const ready = await prepared.prepare(key, work);
    if (!(ready instanceof GraphQLError)) count += 1;
  }
  return count;
}

const ONE = { maxErrors: 1 };

function parseOrNothing(source: string): DocumentNode | undefined {
  try {
    return parse(source);
  } catch {
    return undefined;
  }
}
