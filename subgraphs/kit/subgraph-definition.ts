import type { EntityManager } from '@mikro-orm/sql';
import type { DatabaseDefinition } from '@demarc/foundation/database';
import type { Grant } from '@demarc/foundation/identity';
import type { Consumer } from './feed/consumer.ts';
import type { Job } from './jobs/job.ts';
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
  /**
   * What a user may do, where: only the context that owns memberships can tell. It is what that
   * context's own requests go by, and what the gateway asks for and hands to the others.
   */
  readonly findGrants?: (
    em: EntityManager,
    subject: string,
    now: Date,
  ) => Promise<readonly Grant[]>;
  /** What follows other contexts' facts. */
  readonly consumers?: readonly Consumer[];
  /** Work that a clock or an operator asks for, by name, such as `close-periods`. */
  readonly jobs?: Readonly<Record<string, Job>>;
}
