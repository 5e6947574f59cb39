import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFault, errorCode, type Log } from '@demarc/foundation/process';
import { bounds } from '../bounds.ts';
import { digestOfSdl, type SupergraphDocument } from '../supergraph-document.ts';
import type { Announcement } from './announcement.ts';

/** The last supergraphs that the gateways of a home have served, on disk. */
export interface Copies {
  /** What is there, the one that was served last first; nobody has looked into the files yet. */
  list(): Promise<readonly Copy[]>;
  /** The copy of a digest; undefined where there is none that is whole. */
  read(digest: string): Promise<SupergraphDocument | undefined>;
  /** Keeps what is served now, and forgets the oldest of too many. Never rejects: serving goes on without. */
  keep(document: SupergraphDocument, how: KeepOptions): Promise<void>;
}

/** One of them. */
export interface Copy extends Announcement {
  /** False for one that was never served but for a pin. */
  readonly inTurn: boolean;
}

/** How a supergraph comes to be served. */
export interface KeepOptions {
  /** False for one that is served because of a pin: it is not the newest by that. */
  readonly inTurn: boolean;
  /** A digest that is kept however old it is. */
  readonly pinned: string | undefined;
}

/** `2026-11-27T12-00-00.000Z_12_<digest>.graphql`: when it was served in its turn, its number, its bytes. */
const NAME = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)_(\d{1,15})_([0-9a-f]{64})\.graphql$/;

/** When those were served in their turn that never were. */
const NEVER = timeOf(new Date(0));

/** What a process that died while it wrote has left. */
const DRAFT_AGE_MS = 3_600_000;

/**
 * Opens the folder of copies. A file holds the SDL's bytes and nothing else, so that its digest proves it and it
 * can be served by hand; everything else is in its name, so that one rename makes it, and several gateways
 * can share the folder.
 */
export function openCopies(folder: string, log: Log, now: () => Date = () => new Date()): Copies {
  const files = async (): Promise<readonly CopyFile[]> => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return names
      .flatMap((name) => parseName(name) ?? [])
      .sort((one, other) => (one.name < other.name ? 1 : -1));
  };
  return {
    async list() {
      const seen = new Set<string>();
      const newest = (await files()).filter(({ digest }) => !seen.has(digest) && seen.add(digest));
      return newest.map(({ number, digest, inTurn }) => ({ number, digest, inTurn }));
    },
    async read(digest) {
      for (const file of await files()) {
        if (file.digest !== digest) continue;
        const path = join(folder, file.name);
        const bytes = await readFile(path).catch((error: unknown) => {
          log.error({ file: path, reason: errorCode(error) }, 'supergraph.copy_unreadable');
          return undefined;
        });
        if (bytes === undefined) continue;
        if (digestOfSdl(bytes) === digest) {
          const { number } = file;
          return { sdl: bytes.toString('utf8'), digest, number, name: path };
        }
        log.error({ file: path, supergraph: digest }, 'supergraph.copy_corrupted');
      }
      return undefined;
    },
    async keep({ sdl, digest, number = 0 }, { inTurn, pinned }) {
      try {
        await mkdir(folder, { recursive: true });
        const time = inTurn ? timeOf(now()) : NEVER;
        const before = await files();
        const same = before.filter((file) => file.digest === digest);
        // One that was served in its turn keeps its place while a pin serves it once more.
        const name =
          (inTurn ? undefined : same[0]?.name) ??
          `${time}_${number}_${digest.slice('sha256:'.length)}.graphql`;
        await write(join(folder, name), sdl);
        const outdated = same.filter((file) => file.name !== name);
        const others = before.filter((file) => file.digest !== digest && file.digest !== pinned);
        const extra = others.slice(bounds.supergraphCopies.is - 1);
        for (const file of [...outdated, ...extra]) await rm(join(folder, file.name), FORCE);
        await removeDrafts(folder, now());
      } catch (error) {
        log.error({ supergraph: digest, ...describeFault(error) }, 'supergraph.not_kept');
      }
    },
  };
}

interface CopyFile extends Copy {
  readonly name: string;
}

function timeOf(date: Date): string {
  return date.toISOString().replaceAll(':', '-');
}

const FORCE = { force: true } as const;

function parseName(name: string): CopyFile | undefined {
  const [, time, number, hash] = NAME.exec(name) ?? [];
  if (number === undefined || hash === undefined) return undefined;
  return { name, number: Number(number), digest: `sha256:${hash}`, inTurn: time !== NEVER };
}

/** Whoever reads sees all of it or nothing, also after the machine has lost its power. */
async function write(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

async function removeDrafts(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.draft'))) {
    const path = join(folder, name);
    const written = await stat(path).catch((error: unknown) => {
      // Another gateway of this home has just finished it.
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (written && now.getTime() - written.mtimeMs > DRAFT_AGE_MS) await rm(path, FORCE);
  }
}
