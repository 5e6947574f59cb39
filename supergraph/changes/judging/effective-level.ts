import type { CompatLevel, CoordinateFacts } from '@demarc/supergraph/contract';

/**
 * The level by which a change is judged. NONE counts for an experiment and what lies in it; elsewhere
 * it is BACKWARD, and so is what nobody keeps, such as a directive.
 */
export function effectiveLevel(facts: CoordinateFacts | undefined): CompatLevel {
  if (facts === undefined) return 'BACKWARD';
  return facts.compat === 'NONE' && !isExperimental(facts) ? 'BACKWARD' : facts.compat;
}

/** True for an experiment that promises nothing. */
export function isFree(facts: CoordinateFacts | undefined): boolean {
  return effectiveLevel(facts) === 'NONE';
}

function isExperimental({ stage, parent }: CoordinateFacts): boolean {
  return stage === 'EXPERIMENTAL' || (parent !== undefined && isExperimental(parent));
}
