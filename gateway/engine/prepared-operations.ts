import { GraphQLError } from 'graphql';
import { bounds } from '../bounds.ts';
import type { CompiledOperation } from './compilation/compile-operation.ts';
import { keepPassed } from './keep-passed.ts';
import type { SentVariables } from './values/sent-variables.ts';

/** An operation of a document, by the words that clients send. */
export interface OperationKey {
  readonly source: string;
  readonly operationName: string | undefined;
}

/** An operation that is ready, with what of its variables is known. */
export interface PreparedOperation extends CompiledOperation {
  /** Whether these variables fit, and would be refused by no limit. False where nobody has looked yet. */
  mayPass(variables: SentVariables): boolean;
  /** Says that variables of these page sizes passed every limit. */
  pass(variables: SentVariables): void;
}

/** The operations of one supergraph that were prepared, those that were used last. */
export interface PreparedOperations {
  /** What is prepared already; counts as a use. */
  get(key: OperationKey): PreparedOperation | undefined;
  /** Prepares what is not yet prepared: once, however many wait for it. A refusal is not kept. */
  prepare(
    key: OperationKey,
    work: () => Promise<CompiledOperation | GraphQLError>,
  ): Promise<Prepared>;
  /** Those that were used most, first. */
  busiest(most: number): readonly OperationKey[];
}

/** An operation that is ready, or why it is not. */
export type Prepared = PreparedOperation | GraphQLError;

interface Kept {
  readonly key: OperationKey;
  readonly operation: PreparedOperation;
  uses: number;
}

/** Keeps prepared operations, bounded in number and in the length of their documents. */
export function keepPrepared(): PreparedOperations {
  const kept = new Map<string, Kept>();
  const working = new Map<string, Promise<Prepared>>();
  let length = 0;
  const drop = (name: string, { key }: Kept) => {
    kept.delete(name);
    length -= key.source.length;
  };
  const keep = (name: string, key: OperationKey, operation: PreparedOperation) => {
    kept.set(name, { key, operation, uses: 1 });
    length += key.source.length;
    for (const [oldest, entry] of kept) {
      if (kept.size <= bounds.preparedOperations.is && length <= bounds.preparedLength.is) break;
      drop(oldest, entry);
    }
  };
  return {
    get(key) {
      const name = nameOf(key);
      const entry = kept.get(name);
      if (entry === undefined) return undefined;
      entry.uses += 1;
      kept.delete(name);
      kept.set(name, entry);
      return entry.operation;
    },
    prepare(key, work) {
      const name = nameOf(key);
      const begun = working.get(name);
      if (begun !== undefined) return begun;
      const running = work()
        .then((compiled): Prepared => {
          if (compiled instanceof GraphQLError) return compiled;
          const prepared = { ...compiled, ...keepPassed(compiled) };
          keep(name, key, prepared);
          return prepared;
        })
        .finally(() => working.delete(name));
      working.set(name, running);
      return running;
    },
    busiest: (most) =>
      [...kept.values()]
        .sort((one, other) => other.uses - one.uses)
        .slice(0, most)
        .map(({ key }) => key),
  };
}

/** No document begins with a digit, and a length says where a name ends: no two operations have one name. */
/** The name's length says where the document begins: no two keys have one name. */
function nameOf({ source, operationName }: OperationKey): string {
  return operationName === undefined
    ? `-${source}`
    : `${operationName.length} ${operationName}${source}`;
}
