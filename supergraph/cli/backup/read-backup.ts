import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '@demarc/foundation/process';
import { digestTree } from './digest-tree.ts';
import { contentOf, MANIFEST, manifestSchema, type Manifest } from './manifest.ts';

/** A backup that is whole, or everything that is wrong with it. */
export type ReadBackup =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads what a backup says of itself, and makes sure that what is to be put back is what was put aside. */
export async function readBackup(
  folder: string,
  names: readonly string[] | undefined,
): Promise<ReadBackup> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) {
    return { ok: false, problems: [`${folder} is no backup: it has no ${MANIFEST} that is one.`] };
  }
  const known = manifest.contexts.map(({ name }) => name);
  const problems = (names ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not in this backup, which has ${known.join(', ')}.`);
  for (const entry of manifest.contexts) {
    if (names !== undefined && !names.includes(entry.name)) continue;
    const content = contentOf(entry);
    if ((await digestIfThere(join(folder, content))) !== entry.sha256) {
      problems.push(`${content} is not what was put aside: its checksum differs.`);
    }
  }
  if (manifest.keys && (await digestIfThere(join(folder, 'keys'))) !== manifest.keys.sha256) {
    problems.push('keys are not what was put aside: their checksum differs.');
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, manifest };
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const parsed = manifestSchema.safeParse(
      JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')),
    );
    return parsed.data;
  } catch {
    // Missing, or not JSON: no backup, whatever the reason.
    return undefined;
  }
}

async function digestIfThere(path: string): Promise<string | undefined> {
  try {
    return await digestTree(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
