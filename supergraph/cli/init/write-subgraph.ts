import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addContext, addSubgraph, loopbackPort, type Config } from '@demarc/foundation/config';
import { writeAtomically } from '../write-atomically.ts';
import { newGraphText, newOwnersText } from './graph-files.ts';
import { subgraphFiles } from './subgraph-files.ts';

/** A subgraph that is about to be. */
export interface NewContext {
  readonly name: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** Where its files go, relative to demarc.yaml. */
  readonly folder: string;
}

/** The demarc.yaml that lists it: of a graph that is there, or of one that begins here. */
export interface Home {
  /** Absolute path of demarc.yaml. */
  readonly file: string;
  /** What it says; undefined if it is not there yet. */
  readonly config: Config | undefined;
}

const FIRST_PORT = 4001;

/**
 * Writes a new subgraph and lists it, the lists last.
 * @returns the absolute paths that were written, or the one that is there already
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function writeSubgraph(
  { name, owner, folder }: NewContext,
  { file, config }: Home,
): Promise<{ readonly written: readonly string[]; readonly taken?: string }> {
  const root = dirname(file);
  const { files, hasProgram } = await subgraphFiles(root, { name, owner });
  const texts = new Map(files.map(({ path, text }) => [join(root, folder, path), text]));
  const taken = [...texts.keys()].find((path) => existsSync(path));
  if (taken !== undefined) return { written: [], taken };

  const demarc = config ? await readFile(file, 'utf8') : newGraphText(root);
  const ownersFile = config?.owners ?? join(root, 'owners.yaml');
  const owners = existsSync(ownersFile) ? await readFile(ownersFile, 'utf8') : newOwnersText;
  texts.set(ownersFile, addContext(owners, owner, name));
  texts.set(
    file,
    addSubgraph(demarc, {
      name,
      contract: `${folder}/schema.graphql`,
      url: `http://127.0.0.1:${freePort(config)}/graphql`,
      ...(hasProgram && { start: `node ${folder}/main.ts` }),
    }),
  );
  for (const [path, text] of texts) await writeAtomically(path, text);
  return { written: [...texts.keys()] };
}

/** The port after the highest of the subgraphs, or the next one that nobody of the graph has. */
function freePort(config: Config | undefined): number {
  if (config === undefined) return FIRST_PORT;
  const ofSubgraphs = config.subgraphs.flatMap(({ url }) => loopbackPort(url) ?? []);
  const taken = new Set([...ofSubgraphs, config.gateway.port, config.control?.port]);
  let port = Math.max(FIRST_PORT - 1, ...ofSubgraphs) + 1;
  while (taken.has(port)) port += 1;
  return port;
}
