import type { DatabaseLocation } from '@demarc/foundation/database';

/** Where a test's database is, and how to leave nothing behind. */
export interface TestLocation {
  readonly location: DatabaseLocation;
  readonly remove: () => Promise<void>;
}
