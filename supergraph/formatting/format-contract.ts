import { CONTRACT_SPEC, linkedSpec, type Contract } from '@demarc/supergraph/contract';
import { composeDirectiveEdits } from './compose-directive-edits.ts';
import { definitionEdits } from './definition-edits.ts';
import { deprecationEdits } from './deprecation-edits.ts';
import { applyEdits } from './edit.ts';

/**
 * Writes what a machine can write of a contract: the reasons of `@deprecated`, the definitions of the
 * contract language, and `@composeDirective`. Everything else stays to the letter, comments too; a
 * contract that does not link the language is not touched. Formatting twice is formatting once.
 */
export function formatContract(contract: Contract): string {
  const { document } = contract;
  const text = document.loc?.source.body ?? '';
  if (linkedSpec(document, CONTRACT_SPEC) === undefined) return text;
  return applyEdits(text, [
    ...composeDirectiveEdits(contract),
    ...deprecationEdits(contract),
    ...definitionEdits(contract),
  ]);
}
