import { readFile } from 'node:fs/promises';
import { SupergraphFault } from '@demarc/supergraph/contract';
import type { ContractSource } from './contract-source.ts';

/** A subgraph and the file in which its contract lies. */
export interface ContractFile {
  readonly name: string;
  /** Path of the contract; findings name it as it is given. */
  readonly contract: string;
  readonly url: string;
}

/**
 * Reads the bytes of a contract.
 * @throws SupergraphFault CONTRACT_UNREADABLE
 */
export async function readContractFile({
  name,
  contract,
  url,
}: ContractFile): Promise<ContractSource> {
  try {
    return { name, url, path: contract, bytes: await readFile(contract) };
  } catch (error) {
    throw new SupergraphFault(
      'CONTRACT_UNREADABLE',
      `The contract of ${name} cannot be read from ${contract}: ${String(error)}`,
      { cause: error },
    );
  }
}
