import type { EntityManager } from '@mikro-orm/sql';
import type { DatabaseDefinition } from '@demarc/foundation/database';
import type { SeedPlan } from './seed/seed-plan.ts';
import type { Resolvers } from './resolvers.ts';

/** One bounded context as a subgraph: everything that the kit needs to serve it. */
export interface SubgraphDefinition<Loaders> {
  /** The context's name, as in demarc.yaml. */
  readonly name: string;
  /** The contract, `schema.graphql`, as a file URL. */
  readonly contract: URL;
  readonly database: DatabaseDefinition;
  readonly resolvers: Resolvers<Loaders>;
  /** Makes the loaders of one request. */
  readonly createLoaders: (em: EntityManager) => Loaders;
  /** Fills an empty database with the demonstration history, within the transaction that it is given. */
  readonly seed: (em: EntityManager, plan: SeedPlan) => Promise<void>;
}
