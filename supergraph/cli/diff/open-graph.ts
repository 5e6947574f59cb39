import { join, resolve } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { viewContracts, viewFile, type GraphViewResult } from '../../graph-view.ts';
import { openGraphAtRef } from '../../sources/graph-at-ref.ts';
import { readContractFile } from '../../sources/read-contract-file.ts';
import { statIfThere } from '../stat-if-there.ts';
import { whileSpinning } from '../check/while-spinning.ts';

/** What a command line may name as a graph: how to load the demarc.yaml of a folder, or of here. */
export interface GraphReaders {
  /** Undefined once its problems are printed. */
  readonly loadFolder: (file: string) => Promise<Config | undefined>;
  readonly loadNearest: () => Promise<Config | undefined>;
}

/**
 * Opens a graph by what a person calls it: a file (supergraph, API schema, contract), a folder with a
 * demarc.yaml, else a git ref of the graph of this folder.
 * @returns undefined if a demarc.yaml on the way is wrong
 * @throws SupergraphFault CONTRACT_UNREADABLE, GIT_REF_UNKNOWN, GIT_UNAVAILABLE
 */
export async function openGraph(
  named: string,
  { loadFolder, loadNearest }: GraphReaders,
): Promise<GraphViewResult | undefined> {
  const path = resolve(named);
  const found = await statIfThere(path, 'CONTRACT_UNREADABLE');
  if (found?.isFile()) {
    const source = await readContractFile({ name: named, contract: path, url: '' });
    return whileSpinning('composition', () => viewFile(source));
  }
  if (found?.isDirectory()) {
    const config = await loadFolder(join(path, 'demarc.yaml'));
    if (config === undefined) return undefined;
    const sources = await Promise.all(config.subgraphs.map(readContractFile));
    return whileSpinning('composition', () => viewContracts(sources));
  }
  const config = await loadNearest();
  if (config === undefined) return undefined;
  const graph = await openGraphAtRef(named, config);
  const sources = await graph.read(graph.names);
  return whileSpinning('composition', () => viewContracts(sources));
}
