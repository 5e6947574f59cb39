import { referenceResolver } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';

/** An entity of another context, known here by its key alone; its fields are that context's. */
export interface EntityStub {
  readonly id: string;
}

/** What a field answers that leads to another context's entity. */
export function stubOf(ref: string): EntityStub;
export function stubOf(ref: string | null | undefined): EntityStub | null;
export function stubOf(ref: string | null | undefined): EntityStub | null {
  return ref == null ? null : { id: ref };
}

/**
 * How another context's entity is found from its key: by taking the key for it, without a read, since
 * whether it exists is not ours to say. A key that cannot be one names nothing.
 */
export function stubReference(prefix: string) {
  const ref = new RegExp(`^${prefix}_[0-9a-z]{26}$`);
  return referenceResolver<WorkflowsLoaders>(({ id }) => (ref.test(id) ? stubOf(id) : null));
}
