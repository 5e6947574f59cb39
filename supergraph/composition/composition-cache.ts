import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Contract } from '@demarc/supergraph/contract';
import type { CompositionRecord } from './compose-graph.ts';
import { packRecord, unpackRecord } from './packed-record.ts';

/** Compositions that were made before, by their key. */
export interface CompositionCache {
  /** The findings of what is read name the files of these contracts. */
  read(key: string, contracts: readonly Contract[]): Promise<CompositionRecord | undefined>;
  write(key: string, contracts: readonly Contract[], record: CompositionRecord): Promise<void>;
}

/** Entries of the largest graphs have some megabytes before they are packed. */
const ENTRIES_ON_DISK = 20;
const ENTRIES_IN_MEMORY = 4;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Opens a cache in a folder, which need not exist. It is there to save time and never in the way:
 * what cannot be read is composed anew, what cannot be written is not kept.
 */
export function openCompositionCache(folder: string): CompositionCache {
  const recent = new Map<string, CompositionRecord>();
  const fileOf = (key: string) => join(folder, `${key}.json.gz`);
  let writes = 0;

  const remember = (key: string, record: CompositionRecord) => {
    recent.delete(key);
    recent.set(key, record);
    for (const [oldest] of recent) {
      if (recent.size > ENTRIES_IN_MEMORY) recent.delete(oldest);
    }
  };

  return {
    async read(key, contracts) {
      const place = placeKey(key, contracts);
      const known = recent.get(place);
      const text = known === undefined ? await readEntry(fileOf(key)) : undefined;
      const record = known ?? (text === undefined ? undefined : unpackRecord(text, contracts));
      if (record !== undefined) remember(place, record);
      return record;
    },
    async write(key, contracts, record) {
      const text = packRecord(record);
      remember(placeKey(key, contracts), record);
      writes += 1;
      const temporary = `${fileOf(key)}.${process.pid}-${writes}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        // Nobody is to commit it, whatever the repository ignores.
        await writeFile(join(folder, '.gitignore'), '*\n');
        await writeFile(temporary, await pack(text, { level: 1 }));
        await rename(temporary, fileOf(key));
        await removeOldest(folder);
      } catch (error) {
        if (!isFileError(error)) throw error;
        // A full disk or a folder of somebody else: the next check takes as long as this one.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** In memory, findings name their files. */
function placeKey(key: string, contracts: readonly Contract[]): string {
  return JSON.stringify([key, ...contracts.map(({ document }) => document.loc?.source.name)]);
}

const opened = new Map<string, CompositionCache>();

/** The cache of a folder: the same for as long as the process runs, which has the newest in memory. */
export function compositionCacheIn(folder: string): CompositionCache {
  const cache = opened.get(folder) ?? openCompositionCache(folder);
  opened.set(folder, cache);
  return cache;
}

async function readEntry(file: string): Promise<string | undefined> {
  try {
    // Half of an entry, or one that was changed, does not have its checksum.
    const bytes = await unpack(await readFile(file));
    // An entry is as old as its last use.
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return bytes.toString('utf8');
  } catch (error) {
    if (!isFileError(error)) throw error;
    return undefined;
  }
}

/** Keeps the newest entries; files that a process left half written grow old like any other. */
async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const files = names.map((name) => join(folder, name));
  const dated = await Promise.all(
    files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })),
  );
  const oldest = dated.toSorted((a, b) => b.time - a.time).slice(ENTRIES_ON_DISK);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
}

/** Errors of the file system and of zlib have a code; those of our own code have none. */
function isFileError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error;
}
