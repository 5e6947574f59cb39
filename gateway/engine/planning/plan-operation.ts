import { parse, type DocumentNode } from 'graphql';
import { mistakenAliases, renameAliases } from './mending/rename-aliases.ts';
import { restoreRequiredFields } from './mending/restore-required-fields.ts';
import type { SyntheticFields } from './mending/synthetic-fields.ts';
import { unreachedRootKeys } from './mending/unreached-root-keys.ts';
import type { PlannedOperation } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';
import { Refusal } from './refusal.ts';

/** What the planner alone makes of a document. */
export type BuildPlan = (document: DocumentNode) => QueryPlan;

/**
 * Plans one operation of a valid document, and mends what the planner is known to get wrong.
 * @throws Refusal FIELD_UNREACHABLE, PLANNING_FAILED; what else it throws is the planner's own
 */
export function planOperation(
  source: string,
  operationName: string | undefined,
  build: BuildPlan,
  synthetic: SyntheticFields,
): PlannedOperation {
  const document = parse(source, { noLocation: true });
  const plan = build(document);
  if (mistakenAliases(plan, document).length === 0) {
    refuseUnreached(unreachedRootKeys(plan, document, operationName));
    return { plan: restoreRequiredFields(plan, synthetic) };
  }
  const renamed = renameAliases(document);
  const planned = build(renamed.document);
  const mistaken = mistakenAliases(planned, renamed.document);
  if (mistaken.length > 0) {
    throw new Refusal('PLANNING_FAILED', `aliases are taken for fields: ${mistaken.join(', ')}`);
  }
  refuseUnreached(unreachedRootKeys(planned, renamed.document, operationName));
  return { plan: restoreRequiredFields(planned, synthetic), dataKeys: renamed.dataKeys };
}

function refuseUnreached(keys: readonly string[]): void {
  if (keys.length === 0) return;
  const named = keys.map((key) => `"${key}"`).join(', ');
  throw new Refusal('FIELD_UNREACHABLE', `No subgraph can answer ${named}.`);
}
