import type { DatabaseDefinition } from '@demarc/foundation/database';
import { registryMigration } from './migrations/001-registry.ts';

/** The registry's own database: `REGISTRY_DATABASE_URL`, or embedded under `.demarc/data/registry`. */
export const registryDatabase: DatabaseDefinition = {
  context: 'registry',
  entities: [],
  migrations: [registryMigration],
};
