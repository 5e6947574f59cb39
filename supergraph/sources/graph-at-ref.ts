import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, posix, relative } from 'node:path';
import {
  readSubgraphList,
  type Config,
  type ListedSubgraph,
  type SubgraphList,
} from '@demarc/foundation/config';
import { SupergraphFault } from '@demarc/supergraph/contract';
import type { ContractSource } from './contract-source.ts';
import { fileAt, filesNamed, resolveRef } from './git.ts';

/** A graph as a commit has it; contracts are read when they are asked for. */
export interface GraphAtRef {
  /** Its subgraphs; where it has no demarc.yaml those of today. */
  readonly names: readonly string[];
  /** False where the commit has no demarc.yaml of this graph: contracts are where they are today, or new. */
  readonly isListed: boolean;
  /**
   * The contracts of these subgraphs, as far as the commit has them.
   * @throws SupergraphFault GIT_GRAPH_UNREADABLE for one that it lists and does not have
   */
  read(names: readonly string[]): Promise<readonly ContractSource[]>;
}

/**
 * Opens the graph of a git ref. Where a contract lay is read from the demarc.yaml of that commit: the
 * one at the place of today's, or the one elsewhere that is of the same graph by its name.
 * @throws SupergraphFault GIT_REF_UNKNOWN, GIT_GRAPH_UNREADABLE, GIT_OBJECTS_MISSING, GIT_UNAVAILABLE
 */
export async function openGraphAtRef(ref: string, config: Config): Promise<GraphAtRef> {
  const { folder } = config;
  const commit = await resolveRef(ref, folder);
  const listed = await findList({ ref, commit, config });
  const subgraphs = listed ?? subgraphsOf(config);
  return {
    names: subgraphs.map(({ name }) => name),
    isListed: listed !== undefined,
    async read(names) {
      const wanted = subgraphs.filter(({ name }) => names.includes(name));
      const sources = await Promise.all(
        wanted.map(async ({ name, contract, url }): Promise<ContractSource[]> => {
          const file = isAbsolute(contract) ? relative(folder, contract) : contract;
          const bytes = await fileAt(commit, file, folder);
          const path = `${ref}:${file}`;
          if (bytes !== undefined) return [{ name, url, path, bytes }];
          if (listed === undefined) return [];
          throw new SupergraphFault(
            'GIT_GRAPH_UNREADABLE',
            `There is no file ${path}, and the demarc.yaml of ${ref} names it as the contract of ${name}: nothing ` +
              'can be said of what has changed. Is it made by a program, in a submodule, or a link to somewhere else? ' +
              'Commit it, or compare with a file: `--base FILE`.',
          );
        }),
      );
      return sources.flat();
    },
  };
}

interface AtCommit {
  readonly ref: string;
  readonly commit: string;
  readonly config: Config;
}

/** What the commit lists, with contracts relative to the folder of today's demarc.yaml. */
async function findList({
  ref,
  commit,
  config,
}: AtCommit): Promise<readonly ListedSubgraph[] | undefined> {
  const { folder, file, graph } = config;
  const read = async (path: string): Promise<SubgraphList | 'NONE' | undefined> => {
    const bytes = await fileAt(commit, path, folder);
    return bytes && (readSubgraphList(Buffer.from(bytes).toString('utf8'), path) ?? 'NONE');
  };
  const own = basename(file);
  const here = await read(own);
  if (here === 'NONE') {
    throw new SupergraphFault(
      'GIT_GRAPH_UNREADABLE',
      `The ${own} of ${ref} does not list its subgraphs: nothing can be said of what has changed. ` +
        'Compare with a commit whose configuration is right, or with a file: `--base FILE`.',
    );
  }
  if (here !== undefined) return here.subgraphs;
  for (const path of await filesNamed([own, 'demarc.yaml'], commit, folder)) {
    const there = await read(path);
    if (there === undefined || there === 'NONE' || there.graph !== graph) continue;
    // One that is still there is of another graph, or a copy: it has not moved.
    if (existsSync(join(folder, path))) continue;
    return there.subgraphs.map((subgraph) => ({
      ...subgraph,
      contract: isAbsolute(subgraph.contract)
        ? subgraph.contract
        : posix.join(posix.dirname(path), subgraph.contract),
    }));
  }
  return undefined;
}

function subgraphsOf({ subgraphs, folder }: Config): readonly ListedSubgraph[] {
  return subgraphs.map(({ name, contract, url }) => ({
    name,
    url,
    contract: relative(folder, contract),
  }));
}
