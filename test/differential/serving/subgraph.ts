import {
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { resolveStored } from '../stored/resolve-field.ts';
import type { ContractFacts } from '../stored/contract-facts.ts';
import { computed, isOf, pickGiven, type Source, type Store } from '../stored/store.ts';
import { executableContract } from './executable-contract.ts';
import { findEntity } from './find-entity.ts';
import { isProvided } from './is-provided.ts';

/** One subgraph of a graph: answers as its contract says, from the store. */
export interface Subgraph {
  readonly name: string;
  answer(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    store: Store,
  ): ExecutionResult;
}

/** Makes a subgraph of a contract. What it is asked against its contract is an error. */
export function openSubgraph(facts: ContractFacts): Subgraph {
  const schema = executableContract(facts);
  const known = new Map<string, DocumentNode | readonly GraphQLError[]>();
  const fieldResolver = resolverOf(facts);
  return {
    name: facts.name,
    answer(query, variables, store) {
      const read = known.get(query) ?? readQuery(schema, query);
      known.set(query, read);
      if (!('kind' in read)) return { errors: read };
      return execute({
        schema,
        document: read,
        rootValue: undefined,
        contextValue: store,
        variableValues: variables,
        fieldResolver,
        typeResolver: (source) => nameIn(schema, facts, source as Source, store),
      }) as ExecutionResult;
    },
  };
}

function readQuery(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function resolverOf(facts: ContractFacts): GraphQLFieldResolver<Source | undefined, Store> {
  return (source, args: Record<string, unknown>, store, info) => {
    const { fieldName, parentType, returnType } = info;
    if (fieldName === '_entities') {
      const representations = args['representations'] as readonly Record<string, unknown>[];
      return representations.map((one) => findEntity(facts, store, one));
    }
    if (fieldName === '_service') return { object: { __typename: '_Service', sdl: null } };
    const root = store.data[parentType.name];
    const from = source ?? (root && { object: root });
    if (!from) return null;
    const coordinate = `${parentType.name}.${fieldName}`;
    const required = facts.requires.get(coordinate);
    if (required) return computed(pickGiven(from.given, required));
    if (facts.external.has(coordinate) && !isProvided(facts, from, parentType.name, fieldName)) {
      throw new GraphQLError(`${coordinate} is not for ${facts.name} to answer.`);
    }
    const provided =
      facts.provides.get(coordinate) ?? isProvided(facts, from, parentType.name, fieldName);
    return resolveStored(store, from, {
      name: fieldName,
      type: returnType,
      args,
      ...(typeof provided === 'object' && { provided }),
    });
  };
}

/** What this subgraph calls an object: it may know only an interface of it. */
function nameIn(
  schema: GraphQLSchema,
  facts: ContractFacts,
  { object }: Source,
  store: Store,
): string | undefined {
  if (schema.getType(object.__typename)) return object.__typename;
  return [...facts.interfaceObjects].find((name) => isOf(store, object, name));
}
