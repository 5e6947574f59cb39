import { readFile } from 'node:fs/promises';
import {
  canonicalDigest,
  readContract,
  SupergraphFault,
  type Finding,
  type ReadContractResult,
} from '@demarc/supergraph/contract';
import { parse } from 'graphql';
import { composeContracts } from './composition/compose-contracts.ts';

/** A subgraph to compose: where its contract lies, where the gateway will call it. */
export interface ContractFile {
  readonly name: string;
  /** Path of the contract; findings name it as it is given. */
  readonly contract: string;
  readonly url: string;
}

/** A supergraph, or every finding that refuses it. */
export type ComposeResult =
  | {
      readonly ok: true;
      readonly supergraphSdl: string;
      /** Hash of the canonical print. */
      readonly digest: string;
      /** What the composer remarks: warnings and information, no errors. */
      readonly hints: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads the contracts of a graph and composes them.
 * @throws SupergraphFault CONTRACT_UNREADABLE for a file that cannot be read
 */
export async function compose(files: readonly ContractFile[]): Promise<ComposeResult> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, result: await readContractFile(file) })),
  );
  const refused = read.flatMap(({ result }) => (result.ok ? [] : result.findings));
  if (refused.length > 0) return { ok: false, findings: refused };

  const contracts = read.flatMap(({ file: { name, url }, result }) =>
    result.ok ? [{ name, url, document: result.document }] : [],
  );
  const composed = composeContracts(contracts);
  if (!composed.ok) return composed;
  return { ...composed, digest: canonicalDigest(parse(composed.supergraphSdl)) };
}

async function readContractFile({ name, contract }: ContractFile): Promise<ReadContractResult> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(contract);
  } catch (error) {
    throw new SupergraphFault(
      'CONTRACT_UNREADABLE',
      `The contract of ${name} cannot be read from ${contract}: ${String(error)}`,
      { cause: error },
    );
  }
  return readContract(bytes, { path: contract, subgraph: name });
}
