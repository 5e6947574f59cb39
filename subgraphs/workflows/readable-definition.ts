import type { WorkflowsContext } from './loaders.ts';
import type { WorkflowDefinition } from './model/workflow-definition.ts';
import { readablePlaces } from './readable-places.ts';

/**
 * A definition by its ref; null where there is none that can be seen. Whoever may read runs anywhere in an
 * organization may read what can be run in all of it.
 * @throws GraphQLError FORBIDDEN
 */
export async function readableDefinition(
  ref: string,
  context: WorkflowsContext,
): Promise<WorkflowDefinition | null> {
  const definition = await context.loaders.definitionByRef.load(ref);
  if (definition === null) return null;
  readablePlaces(
    context,
    ({ organization, workspace }) =>
      organization === definition.organizationRef &&
      (workspace === null || definition.isRunnableIn(workspace)),
  );
  return definition;
}
