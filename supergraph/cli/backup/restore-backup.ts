import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { acquireExclusiveLock } from '@demarc/foundation/lock';
import { variableOf } from '@demarc/foundation/process';
import { homeOf } from '../launcher/home.ts';
import { compareMigrations } from './compare-migrations.ts';
import { replaceEmbedded } from './copy-embedded.ts';
import { describeMigrations } from './describe-migrations.ts';
import { contentOf, type ContextEntry, type Manifest } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import { differingKeys, restoreKeys } from './restore-keys.ts';
import { countSessions, isOccupied, restorePostgres } from './restore-postgres.ts';
import { REGISTRY, storedContexts, type StoredContext } from './stored-contexts.ts';

/** What to put back. */
export interface RestoreRequest {
  readonly config: Config;
  readonly folder: string;
  /** Undefined: every context of the backup. */
  readonly names: readonly string[] | undefined;
  /** Whether data that is there may make place. */
  readonly mayReplace: boolean;
  readonly now: Date;
}

/** What was put back, or everything that speaks against it; then nothing was changed. */
export type RestoreResult =
  | { readonly ok: true; readonly manifest: Manifest; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A context of the backup, and the place that it goes to. */
interface Move {
  readonly entry: ContextEntry;
  readonly stored: StoredContext;
}

/**
 * Puts a backup back, after everything that can be wrong with it was looked at. An embedded
 * database that makes place is kept beside the restored one.
 *
 * @throws FoundationFault DATABASE_LOCKED where an embedded database is in use
 * @throws SupergraphFault DATABASE_TOOL_FAILED
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreResult> {
  const { config, folder, names, now } = request;
  const read = await readBackup(folder, names);
  if (!read.ok) return read;
  const { manifest } = read;
  const moves = manifest.contexts
    .filter(({ name }) => names === undefined || names.includes(name))
    .map((entry) => ({
      entry,
      stored: storedContexts(config).find(({ name }) => name === entry.name),
    }));
  const strangers = moves.flatMap(({ entry, stored }) => whyNotThere(entry, stored));
  if (strangers.length > 0) return { ok: false, problems: strangers };
  const placed = moves.filter((move): move is Move => move.stored !== undefined);
  const hasEmbedded = placed.some(({ entry }) => entry.engine === 'pglite');
  const home = homeOf(config);
  const lock = hasEmbedded ? acquireExclusiveLock(home.lockFile) : undefined;
  try {
    const keys = { from: join(folder, 'keys'), to: home.keys };
    const problems = await findProblems(request, placed, manifest.keys === null ? undefined : keys);
    if (problems.length > 0) return { ok: false, problems };
    const ending = `.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    if (manifest.keys !== null) await restoreKeys(keys, ending);
    const lines: string[] = [];
    for (const move of placed) lines.push(await putBack(move, folder, ending));
    return { ok: true, manifest, lines };
  } finally {
    lock?.release();
  }
}

function whyNotThere({ name, engine }: ContextEntry, stored: StoredContext | undefined): string[] {
  if (stored === undefined) {
    return [
      name === REGISTRY
        ? 'demarc.yaml has no control plane.'
        : `demarc.yaml has no subgraph ${name}.`,
    ];
  }
  if (stored.engine === engine) return [];
  const variable = variableOf(name, 'DATABASE_URL');
  return [
    engine === 'pglite'
      ? `${name} was embedded, and ${variable} names a PostgreSQL: take that variable away.`
      : `${name} was in a PostgreSQL: let ${variable} name one.`,
  ];
}

async function findProblems(
  { config, mayReplace }: RestoreRequest,
  moves: readonly Move[],
  keys: { readonly from: string; readonly to: string } | undefined,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { entry, stored } of moves) {
    const code = await describeMigrations(stored, config.folder);
    problems.push(...compareMigrations(entry, code), ...(await whyOccupied(stored, mayReplace)));
  }
  if (keys !== undefined && !mayReplace) {
    const differing = await differingKeys(keys);
    problems.push(
      ...differing.map((file) => `The key ${file} is there, and another one. ${ASK_FOR_FORCE}`),
    );
  }
  return problems;
}

const ASK_FOR_FORCE = 'With --force what is there makes place.';

async function whyOccupied(stored: StoredContext, mayReplace: boolean): Promise<string[]> {
  const { name } = stored;
  if (stored.engine === 'pglite') {
    return existsSync(stored.folder) && !mayReplace
      ? [`${name} has data already, in ${stored.folder}. ${ASK_FOR_FORCE}`]
      : [];
  }
  const sessions = await countSessions(stored);
  if (sessions > 0) {
    return [`${sessions} sessions are connected to the database of ${name}. Stop its process.`];
  }
  return !mayReplace && (await isOccupied(stored))
    ? [`${name} has data already, in its PostgreSQL. ${ASK_FOR_FORCE}`]
    : [];
}

async function putBack({ entry, stored }: Move, folder: string, ending: string): Promise<string> {
  const content = join(folder, contentOf(entry));
  if (stored.engine === 'postgresql') {
    await restorePostgres(stored, content);
    return `${entry.name}: in its PostgreSQL`;
  }
  const old = existsSync(stored.folder) ? `${stored.folder}${ending}` : undefined;
  await replaceEmbedded(content, stored.folder, old);
  const kept = old === undefined ? '' : `; what was there is in ${old}`;
  return `${entry.name}: in ${stored.folder}${kept}`;
}
