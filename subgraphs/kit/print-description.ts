import { digestMigrations } from '@demarc/foundation/database';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/** What `node main.ts describe` prints, on one line and without opening anything: what this code is. */
export function printDescription<Loaders>({
  name,
  database,
}: Pick<SubgraphDefinition<Loaders>, 'name' | 'database'>): void {
  const migrations = database.migrations.map((migration) => ({
    name: migration.name,
    digest: digestMigrations([migration]),
  }));
  process.stdout.write(`${JSON.stringify({ name, migrations })}\n`);
}
