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
