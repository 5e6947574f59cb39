import type { Finding } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import { withAdvice } from './advice.ts';
import { locateRemark } from './locate-remark.ts';

/** What the composer remarks, as far as it is read here. */
export interface ComposerHint {
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
export function hintFinding(
  hint: ComposerHint,
  surroundings: Parameters<typeof locateRemark>[1],
): Finding {
  const { definition, coordinate, nodes = [] } = hint;
  const isConflict = definition.code === CONFLICT;
  const code = isConflict ? 'CONTRACT_CONFLICT' : definition.code;
  const message = hint.message.replaceAll(NOTHING, ' no annotation in ');
  return {
    code,
    severity: isConflict ? 'ERROR' : definition.level.name === 'WARN' ? 'WARNING' : 'INFO',
    message: withAdvice(code, message),
    ...locateRemark({ code, message, nodes, coordinate }, surroundings),
  };
}
