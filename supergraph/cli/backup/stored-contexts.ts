import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { variableOf } from '@demarc/foundation/process';
import { controlStart } from '../control-program.ts';
import { homeOf } from '../launcher/home.ts';

/** The name of the registry's database, among those of the contexts. */
export const REGISTRY = 'registry';

/** Where the data of a context, or of the registry, is. */
export type StoredContext = {
  readonly name: string;
  /** The command that starts its process; undefined where nobody says it. */
  readonly start: string | undefined;
  /** Whether others follow its facts: then a restore begins a new epoch of them. */
  readonly hasFeed: boolean;
} & (
  | { readonly engine: 'pglite'; readonly folder: string; readonly isThere: boolean }
  | { readonly engine: 'postgresql'; readonly url: string; readonly role: string }
);

/**
 * Where each context of a graph keeps its data, and its registry where it has a control plane: in the
 * PostgreSQL that its variable names, or on this machine.
 */
export function storedContexts(config: Config): readonly StoredContext[] {
  const contexts = config.subgraphs.map(({ name, start }) => ({ name, start, hasFeed: true }));
  const registry = { name: REGISTRY, start: controlStart(), hasFeed: false };
  return [...contexts, ...(config.control === undefined ? [] : [registry])].map((one) => {
    const url = process.env[variableOf(one.name, 'DATABASE_URL')];
    if (url !== undefined) {
      const role = `${one.name.replaceAll('-', '_')}_owner`;
      return { ...one, engine: 'postgresql', url, role };
    }
    const folder = join(homeOf(config).data, one.name);
    return { ...one, engine: 'pglite', folder, isThere: existsSync(folder) };
  });
}
