import type { DatabaseDefinition } from '@demarc/foundation/database';
import type { SubgraphDefinition } from '@demarc/kit';
import { openTestSubgraph, type TestSubgraph, type TestSubgraphOptions } from './test-subgraph.ts';
import type { TestLocation } from './test-location.ts';
import { makePgliteFolder } from './pglite-folder.ts';
import { makePostgresDatabase } from './postgres-database.ts';

/** A kind of database that a test runs on. */
export interface TestEngine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** A database of the test's own. */
  makeLocation(definition: DatabaseDefinition): Promise<TestLocation>;
  /** A subgraph on a database of its own, migrated, and seeded where that is asked. */
  openSubgraph<Loaders>(
    definition: SubgraphDefinition<Loaders>,
    options?: TestSubgraphOptions,
  ): Promise<TestSubgraph>;
}

function engine(
  name: TestEngine['name'],
  makeLocation: TestEngine['makeLocation'],
): readonly [TestEngine['name'], TestEngine] {
  return [
    name,
    {
      name,
      makeLocation,
      openSubgraph: async (definition, options = {}) =>
        openTestSubgraph(definition, await makeLocation(definition.database), options),
    },
  ];
}

const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';

/** PGlite always; PostgreSQL too where there is one. */
export const engines: readonly (readonly [TestEngine['name'], TestEngine])[] = [
  engine('PGlite', makePgliteFolder),
  ...(postgres === ''
    ? []
    : [engine('PostgreSQL', ({ context }) => makePostgresDatabase(postgres, context))]),
];
