import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import { locateNodes } from './locate-nodes.ts';

/** What the composer remarks, as far as it is read here. */
interface ComposerHint {
  readonly definition: { readonly code: string; readonly level: { readonly name: string } };
  readonly message: string;
  readonly nodes?: readonly ASTNode[];
  readonly coordinate?: string;
}

/** Of two annotations the composer keeps the more frequent one, and only hints at it. */
const CONFLICT = 'INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS';

/** How the composer speaks of contexts that have no annotation at all: with nothing. */
const NOTHING = /(?<=found|and) {2}in (?=subgraph)/g;

/** A remark of the composer as a finding; contradicting annotations become an error. */
export function hintFinding(hint: ComposerHint, contracts: readonly Contract[]): Finding {
  const place = locateNodes(hint.nodes ?? [], contracts);
  const coordinate = place.coordinate ?? hint.coordinate;
  const { code, level } = hint.definition;
  if (code === CONFLICT) {
    return {
      code: 'CONTRACT_CONFLICT',
      severity: 'ERROR',
      message:
        `${hint.message.replaceAll(NOTHING, ' no annotation in ')} Leave the annotation to the home of the entity; ` +
        'on a type that several contexts share, write the same one everywhere.',
      ...place,
      ...(coordinate !== undefined && { coordinate }),
    };
  }
  return {
    code,
    severity: level.name === 'WARN' ? 'WARNING' : 'INFO',
    message: hint.message,
    ...place,
    ...(coordinate !== undefined && { coordinate }),
  };
}
