import type { CoordinateFacts } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import { argumentValue } from './applications.ts';

/**
 * Where a coordinate gives an argument of a directive; the directive where it does not give it, and
 * undefined where the directive does not stand.
 */
export function argumentPlace(
  { directives }: CoordinateFacts,
  directive: string,
  argument: string,
): ASTNode | undefined {
  const application = directives.find(({ name }) => name.value === directive);
  return application && (argumentValue(application, argument) ?? application);
}
