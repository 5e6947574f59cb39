import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { acquireExclusiveLock } from '@demarc/foundation/lock';
import { homeOf } from '../launcher/home.ts';
import { readVersion } from '../read-version.ts';
import { copyEmbedded } from './copy-embedded.ts';
import { describeMigrations } from './describe-migrations.ts';
import { digestTree } from './digest-tree.ts';
import { dumpPostgres, migrationsOf } from './dump-postgres.ts';
import { contentOf, MANIFEST, type ContextEntry, type Manifest } from './manifest.ts';
import { storedContexts, type StoredContext } from './stored-contexts.ts';

/** What was put aside, or the sentence that says why nothing was. */
export type BackupResult =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly why: string };

/**
 * Puts the data of every context, and of the registry, into a folder: a dump of each PostgreSQL, a copy of each embedded
 * database, and beside those the keys that this machine has made. The folder is there when all of
 * it is. Contexts are taken in the order of demarc.yaml, one after the other.
 *
 * @throws FoundationFault DATABASE_LOCKED where an embedded database is in use
 * @throws SupergraphFault DATABASE_TOOL_FAILED
 */
export async function takeBackup(config: Config, to: string): Promise<BackupResult> {
  if (existsSync(to)) {
    return { ok: false, why: `${to} is there already: a backup goes into a new folder.` };
  }
  const contexts = storedContexts(config);
  const absent = contexts.filter((one) => one.engine === 'pglite' && !one.isThere);
  if (absent.length > 0) {
    const names = absent.map(({ name }) => name).join(', ');
    return {
      ok: false,
      why: `${names}: no data on this machine, and no variable that names a PostgreSQL.`,
    };
  }
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  // It holds keys and personal data.
  await mkdir(dirname(to), { recursive: true });
  await mkdir(partial, { mode: 0o700 });
  try {
    const manifest = await fill(config, contexts, partial);
    await rename(partial, to);
    return { ok: true, manifest };
  } catch (error) {
    // The first reason is the one to tell.
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function fill(
  config: Config,
  contexts: readonly StoredContext[],
  folder: string,
): Promise<Manifest> {
  const home = homeOf(config);
  const hasEmbedded = contexts.some(({ engine }) => engine === 'pglite');
  // Nobody starts the graph while its folders are copied.
  const lock = hasEmbedded ? acquireExclusiveLock(home.lockFile) : undefined;
  try {
    const takenAt = new Date().toISOString();
    const entries: ContextEntry[] = [];
    for (const one of contexts) entries.push(await takeContext(config, one, folder));
    const hasKeys = hasEmbedded && existsSync(home.keys);
    if (hasKeys) await cp(home.keys, join(folder, 'keys'), { recursive: true });
    const manifest: Manifest = {
      format: 1,
      graph: config.graph,
      demarc: readVersion(),
      takenAt,
      contexts: entries,
      keys: hasKeys ? { sha256: await digestTree(join(folder, 'keys')) } : null,
    };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
    return manifest;
  } finally {
    lock?.release();
  }
}

async function takeContext(
  config: Config,
  stored: StoredContext,
  folder: string,
): Promise<ContextEntry> {
  const { engine, name } = stored;
  const content = join(folder, contentOf({ name, engine }));
  if (stored.engine === 'pglite') await copyEmbedded(stored.folder, content);
  else await dumpPostgres(stored, content);
  const migrations =
    stored.engine === 'pglite'
      ? await describeMigrations(stored, config.folder)
      : await migrationsOf(stored);
  return { name, engine, sha256: await digestTree(content), migrations };
}
