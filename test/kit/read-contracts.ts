import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '@demarc/foundation/config';
import { readContract } from '@demarc/supergraph/contract';
import type { DocumentNode } from 'graphql';

/** The repository's own demarc.yaml. */
export async function ownConfig(): Promise<Config> {
  const result = await readConfig(fileURLToPath(new URL('../../demarc.yaml', import.meta.url)));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.config;
}

/** One contract of the graph, parsed. */
export interface ParsedContract {
  readonly name: string;
  readonly document: DocumentNode;
}

/** The contracts of the repository's own graph, by subgraph. */
export async function ownContracts(): Promise<readonly ParsedContract[]> {
  return (await ownConfig()).subgraphs.map(({ name, contract }) => {
    const result = readContract(readFileSync(contract), { path: contract, subgraph: name });
    if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
    return { name, document: result.document };
  });
}
