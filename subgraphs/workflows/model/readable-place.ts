import type { Grant } from '@demarc/foundation/identity';

/** A place in which something may be read: a whole organization, or one workspace of it. */
export type ReadablePlace = Pick<Grant, 'organization' | 'workspace'>;
