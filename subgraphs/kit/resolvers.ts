import type { RequestContext } from './request-context.ts';

/** Resolves one field. `Arguments` are already coerced by GraphQL to what the contract says. */
export type Resolver<Parent, Arguments, Loaders> = (
  parent: Parent,
  args: Arguments,
  context: RequestContext<Loaders>,
) => unknown;

/** Resolvers of one object type: one entry for each field that the contract names. */
export type TypeResolvers<Parent, Loaders> = Readonly<
  // Arguments differ from field to field: their types stand at each resolver.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Record<string, Resolver<Parent, any, Loaders>>
>;

/** A type's map as the schema takes it: what stands in a map differs in its parent type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Resolvers<Loaders> = Readonly<Record<string, TypeResolvers<any, Loaders> | TypeTeller>>;

/** Tells which member of a union, or which implementation of an interface, a value is. */
export interface TypeTeller {
  readonly __resolveType: (value: never) => string;
}

/**
 * Resolvers for fields whose value is the property of the same name. Every field of a contract has a
 * resolver that is written down: nothing of a model becomes public by having the right name.
 */
export function properties<Model>(
  ...names: readonly (keyof Model & string)[]
): Record<string, (parent: Model) => unknown> {
  return Object.fromEntries(names.map((name) => [name, (parent: Model) => parent[name]]));
}

/** A mutation's resolver: hands its one argument to its command. */
export function toCommand<Input, Loaders>(
  command: (input: Input, context: RequestContext<Loaders>) => Promise<unknown>,
): Resolver<unknown, { readonly input: Input }, Loaders> {
  return (_parent, { input }, context) => command(input, context);
}

/** What another subgraph says of an entity: its key, and beside it what a contract requires. */
export interface Representation {
  readonly id: string;
  readonly [required: string]: unknown;
}

/**
 * Federation: how an entity is found from the key by which another subgraph knows it. A representation
 * is another process's word and may hold anything: what is not an id names nothing, and who takes more
 * than the id parses it.
 */
export function referenceResolver<Loaders>(
  resolve: (representation: Representation, context: RequestContext<Loaders>) => unknown,
  // Federation calls it without arguments, which the map's other entries have.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
): Record<'__resolveReference', any> {
  return {
    __resolveReference: (
      { id, ...required }: Readonly<Record<string, unknown>>,
      context: RequestContext<Loaders>,
    ) => (typeof id === 'string' ? resolve({ ...required, id }, context) : null),
  };
}
