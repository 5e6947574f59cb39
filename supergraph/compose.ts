import { canonicalDigest, type Finding } from '@demarc/supergraph/contract';
import { parse, type GraphQLSchema } from 'graphql';
import { composeContracts } from './composition/compose-contracts.ts';
import { parseSource } from './sources/contract-source.ts';
import { readContractFile, type ContractFile } from './sources/read-contract-file.ts';

/** A supergraph, or every finding that refuses it. */
export type ComposeResult =
  | {
      readonly ok: true;
      readonly supergraphSdl: string;
      /** Hash of the canonical print. */
      readonly digest: string;
      /** What the composer remarks: warnings and information, no errors. */
      readonly hints: readonly Finding[];
      /** What clients see of it; made when it is first asked for. */
      apiSchema(): GraphQLSchema;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads the contracts of a graph and composes them.
 * @throws SupergraphFault CONTRACT_UNREADABLE for a file that cannot be read
 */
export async function compose(files: readonly ContractFile[]): Promise<ComposeResult> {
  const sources = await Promise.all(files.map(readContractFile));
  const parsed = sources.map(parseSource);
  const refused = parsed.flatMap((result) => (result.ok ? [] : result.findings));
  if (refused.length > 0) return { ok: false, findings: refused };

  const composed = composeContracts(
    parsed.flatMap((result) => (result.ok ? [result.contract] : [])),
  );
  if (!composed.ok) return composed;
  return { ...composed, digest: canonicalDigest(parse(composed.supergraphSdl)) };
}
