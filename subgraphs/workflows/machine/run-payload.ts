import type { RunAtHand } from './run-at-hand.ts';

/** What every fact about a run says, so that others need not ask. */
export interface RunPayload {
  readonly runRef: string;
  readonly organizationRef: string;
  readonly workspaceRef: string;
  readonly definitionKey: string;
  readonly versionNumber: number;
  readonly subjectRef: string | null;
}

export function runPayload({ run, definition, version }: RunAtHand): RunPayload {
  return {
    runRef: run.publicRef,
    organizationRef: run.organizationRef,
    workspaceRef: run.workspaceRef,
    definitionKey: definition.key,
    versionNumber: version.versionNumber,
    subjectRef: run.subjectRef ?? null,
  };
}
