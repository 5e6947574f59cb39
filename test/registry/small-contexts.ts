import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { contractText } from '../kit/contract-text.ts';

/** A context with one field of its own; `edition` changes its text, and nothing that it promises. */
export function smallContract(context: string, edition: number): ContractSource {
  return {
    name: context,
    url: `http://${context}.example/graphql`,
    path: `${context}.graphql`,
    bytes: Buffer.from(
      contractText(
        context,
        `
# Edition ${edition}.
type Query {
  "How many parcels wait at the gate of ${context}."
  parcelsOf${context}: Int @contract(source: "${context}.parcels") @data(class: PUBLIC)
}`,
      ),
    ),
  };
}
