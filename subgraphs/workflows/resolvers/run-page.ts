import { parsePage, type PageArguments, type PageOf } from '@demarc/kit';
import type { WorkflowRunState } from '../model/workflow-run.ts';

/** The arguments of every field that lists runs. */
export interface RunPageArguments extends PageArguments {
  readonly state?: WorkflowRunState | null;
}

/** Reads them, for one parent. */
export function runPageOf(parent: string, { state, ...args }: RunPageArguments): PageOf<string> {
  return { parent, page: parsePage(args), only: state };
}
