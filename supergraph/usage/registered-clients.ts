import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SupergraphFault, type Finding } from '@demarc/supergraph/contract';
import type { ClientManifest } from './client-manifest.ts';
import { readClientManifest } from './read-client-manifest.ts';

/** Every client version that is registered. */
export interface RegisteredClients {
  /** Clients by name, the newest version of each first. */
  readonly manifests: readonly ClientManifest[];
  /** The files that hold no manifest: what they should have said is not known. */
  readonly findings: readonly Finding[];
}

const inOrder = new Intl.Collator('en', { numeric: true });

/**
 * Reads the folder of clients: one folder for each client, one JSON file for each version. Nobody is
 * registered where the folder is not there.
 * @throws SupergraphFault CLIENT_FILE_UNREADABLE
 */
export async function readRegisteredClients(folder: string): Promise<RegisteredClients> {
  try {
    const clients = await entriesOf(folder);
    const results = await Promise.all(
      clients.filter((one) => one.isDirectory()).map(({ name }) => readClient(join(folder, name))),
    );
    const all = results.flat();
    const manifests = all.flatMap((result) => (result.ok ? [result.manifest] : []));
    return {
      manifests: manifests.sort(byVersion),
      findings: all.flatMap((result) => (result.ok ? [] : [result.finding])),
    };
  } catch (error) {
    throw new SupergraphFault(
      'CLIENT_FILE_UNREADABLE',
      `The client manifests cannot be read from ${folder}: ${String(error)}`,
      { cause: error },
    );
  }
}

async function readClient(folder: string) {
  const files = (await entriesOf(folder)).filter(({ name }) => name.endsWith('.json'));
  return Promise.all(
    files.map(async ({ name }) => {
      const path = join(folder, name);
      const [client, version] = [basename(folder), basename(name, '.json')];
      return readClientManifest({ path, bytes: await readFile(path), client, version });
    }),
  );
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function byVersion(a: ClientManifest, b: ClientManifest): number {
  return inOrder.compare(a.client, b.client) || inOrder.compare(b.version, a.version);
}
