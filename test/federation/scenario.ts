import type { GraphQLFieldResolver } from 'graphql';

/** What happens at each field of each type; a field that is not named here is a property. */
export type Resolvers = Readonly<
  // What a parent is differs from type to type; the scenario knows.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<any, unknown>>>>>
>;

/** A graph whose answers are to be equal to those of one server over the same data. */
export interface Scenario {
  /** Subgraph → its contract without `@link`, and how it answers. */
  readonly subgraphs: Readonly<Record<string, { contract: string; resolvers: Resolvers }>>;
  /** How one server answers that knows everything. */
  readonly whole: Resolvers;
  readonly operations: readonly ScenarioOperation[];
}

export interface ScenarioOperation {
  /** What it shows, as the name of a test. */
  readonly shows: string;
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Where no server could answer it: the code that the gateway refuses it with. */
  readonly refused?: string;
}
