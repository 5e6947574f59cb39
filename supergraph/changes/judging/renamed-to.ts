import { groupBy, type CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind, print } from 'graphql';
import type { JudgedChange } from './judge-change.ts';

/** What is new, by the coordinate of what it was added to. */
export type Additions = ReadonlyMap<string | undefined, readonly CoordinateFacts[]>;

/** What changes add, types apart. */
export function additionsOf(changes: readonly JudgedChange[]): Additions {
  const added = changes.flatMap(({ standing: { effect, is } }) =>
    effect === 'ADDS' && is !== undefined ? [is.facts] : [],
  );
  return groupBy(added, ({ parent }) => parent?.coordinate);
}

/** What is new beside it and of the same type, if only one thing is: it was probably renamed. */
export function renamedTo(facts: CoordinateFacts, additions: Additions): string | undefined {
  if (facts.parent === undefined) return undefined;
  const beside = additions.get(facts.parent.coordinate) ?? [];
  const alike = beside.filter(
    (added) => added.kind === facts.kind && typeText(added) === typeText(facts),
  );
  const [only, ...others] = new Set(alike.map(({ coordinate }) => coordinate));
  return others.length > 0 ? undefined : only;
}

function typeText({ node }: CoordinateFacts): string {
  const isTyped = node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION;
  return isTyped ? print(node.type) : '';
}
