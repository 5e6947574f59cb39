import { parse, type DocumentNode } from 'graphql';
import { foreignAliases, mistakenKeys } from './mending/mistaken-keys.ts';
import { partKeys } from './mending/part-keys.ts';
import { restoreKeys } from './mending/restore-keys.ts';
import { restoreRequiredFields } from './mending/restore-required-fields.ts';
import type { SyntheticFields } from './mending/synthetic-fields.ts';
import { unreachedRootKeys } from './mending/unreached-root-keys.ts';
import type { QueryPlan } from './query-plan.ts';
import { Refusal } from './refusal.ts';

/** What the planner alone makes of a document. */
export type BuildPlan = (document: DocumentNode) => QueryPlan;

/**
 * Plans one operation of a valid document, and mends what the planner is known to get wrong.
 * @throws Refusal FIELD_UNREACHABLE, OPERATION_UNSUPPORTED; what else it throws is the planner's own
 */
export function planOperation(
  source: string,
  operationName: string | undefined,
  build: BuildPlan,
  synthetic: SyntheticFields,
): QueryPlan {
  const document = parse(source, { noLocation: true });
  if (foreignAliases(document).has('__typename')) {
    throw new Refusal(
      'OPERATION_UNSUPPORTED',
      'A field cannot be given the alias "__typename", which is the name of another one.',
    );
  }
  const plan = withoutMistakes(document, build);
  const unreached = unreachedRootKeys(plan, document, operationName);
  if (unreached.length > 0) {
    const named = unreached.map((key) => `"${key}"`).join(', ');
    throw new Refusal('FIELD_UNREACHABLE', `No subgraph can answer ${named}.`);
  }
  return restoreRequiredFields(plan, synthetic);
}

/** A plan in which no response key of the client is taken for a field. */
function withoutMistakes(document: DocumentNode, build: BuildPlan): QueryPlan {
  const first = build(document);
  const mistaken = new Set(mistakenKeys(first, document));
  if (mistaken.size === 0) return first;
  for (;;) {
    const parted = partKeys(document, mistaken);
    const plan = build(parted.document);
    // Planned otherwise it may require others. There are only so many aliases, so this ends.
    const more = mistakenKeys(plan, parted.document).filter((key) => !mistaken.has(key));
    if (more.length === 0) return restoreKeys(plan, parted);
    for (const key of more) mistaken.add(key);
  }
}
