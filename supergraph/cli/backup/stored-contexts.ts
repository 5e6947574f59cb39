import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import { variableOf } from '@demarc/foundation/process';
import { homeOf } from '../launcher/home.ts';

/** Where the data of a context is. */
export type StoredContext = { readonly subgraph: SubgraphConfig } & (
  | { readonly engine: 'pglite'; readonly folder: string; readonly isThere: boolean }
  | { readonly engine: 'postgresql'; readonly url: string; readonly role: string }
);

/** Where each context of a graph keeps its data: in the PostgreSQL that its variable names, or on this machine. */
export function storedContexts(config: Config): readonly StoredContext[] {
  return config.subgraphs.map((subgraph) => {
    const url = process.env[variableOf(subgraph.name, 'DATABASE_URL')];
    if (url !== undefined) {
      const role = `${subgraph.name.replaceAll('-', '_')}_owner`;
      return { subgraph, engine: 'postgresql', url, role };
    }
    const folder = join(homeOf(config).data, subgraph.name);
    return { subgraph, engine: 'pglite', folder, isThere: existsSync(folder) };
  });
}
