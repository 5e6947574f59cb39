import type { PlanSelection } from '../planning/query-plan.ts';

/** The response keys that a representation is read from, at any depth. */
export function requiredKeys(selections: readonly PlanSelection[]): string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'Field'
      ? [selection.alias ?? selection.name, ...requiredKeys(selection.selections ?? [])]
      : requiredKeys(selection.selections),
  );
}
