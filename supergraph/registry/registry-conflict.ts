/** PARENT_MOVED: another version came first. REQUEST_ANSWERED: the same request came twice at once. */
export type RegistryConflictCode = 'PARENT_MOVED' | 'REQUEST_ANSWERED';

/** Somebody else was faster: nothing of the transaction stays, and whoever tried looks again. */
export class RegistryConflict extends Error {
  override readonly name = 'RegistryConflict';
  readonly code: RegistryConflictCode;

  constructor(code: RegistryConflictCode) {
    super(code);
    this.code = code;
  }
}
