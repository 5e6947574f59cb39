import { basename, relative } from 'node:path';
import { readSubgraphList, type Config } from '@demarc/foundation/config';
import type { ContractSource } from './contract-source.ts';
import { fileAt, resolveRef } from './git.ts';

/** A graph as a commit has it; contracts are read when they are asked for. */
export interface GraphAtRef {
  /** The subgraphs of the demarc.yaml of that commit; empty if it had none. */
  readonly names: readonly string[];
  /** The contracts of these subgraphs, as far as the commit has them. */
  read(names: readonly string[]): Promise<readonly ContractSource[]>;
}

/**
 * Opens the graph of a git ref. Where a contract lay is read from the demarc.yaml of that commit, or
 * from today's if that one is of another shape.
 * @throws SupergraphFault GIT_REF_UNKNOWN, GIT_UNAVAILABLE
 */
export async function openGraphAtRef(ref: string, config: Config): Promise<GraphAtRef> {
  const { folder, file } = config;
  const commit = await resolveRef(ref, folder);
  const demarc = await fileAt(commit, basename(file), folder);
  const listed = demarc && readSubgraphList(Buffer.from(demarc).toString('utf8'), file);
  const subgraphs = listed ?? (demarc === undefined ? [] : subgraphsOf(config));
  return {
    names: subgraphs.map(({ name }) => name),
    async read(names) {
      const wanted = subgraphs.filter(({ name }) => names.includes(name));
      const sources = await Promise.all(
        wanted.map(async ({ name, contract, url }): Promise<ContractSource[]> => {
          const bytes = await fileAt(commit, contract, folder);
          return bytes === undefined ? [] : [{ name, url, path: `${ref}:${contract}`, bytes }];
        }),
      );
      return sources.flat();
    },
  };
}

function subgraphsOf({ subgraphs, folder }: Config) {
  return subgraphs.map(({ name, contract, url }) => ({
    name,
    url,
    contract: relative(folder, contract),
  }));
}
