import { CONTRACT_SPEC, linkedSpec, type ContractFacts } from '@demarc/supergraph/contract';
import { applicationsOf } from './applications.ts';

/** The directives of the contract language. */
export const languageDirectives = ['contract', 'lifecycle', 'data'] as const;

/** True for a contract that links the contract language, or applies a directive of it. */
export function speaksTheLanguage(facts: ContractFacts): boolean {
  return (
    linkedSpec(facts.contract.document, CONTRACT_SPEC) !== undefined ||
    languageDirectives.some((name) => applicationsOf(facts, name).length > 0)
  );
}
