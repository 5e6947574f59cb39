import { parsePage, type PageArguments, type PageOf } from '@demarc/kit';
import { placedPage } from '../loaders.ts';
import type { WorkflowRunState } from '../model/workflow-run.ts';
import type { ReadablePlace } from '../model/readable-place.ts';

/** The arguments of every field that lists runs. */
export interface RunPageArguments extends PageArguments {
  readonly state?: WorkflowRunState | null;
}

/** A parent, and where its list is wanted from. */
export interface RunPageSource {
  readonly parent: string;
  readonly places: readonly ReadablePlace[];
}

/** Reads the arguments, for one parent. */
export function runPageOf(
  source: RunPageSource,
  { state, ...args }: RunPageArguments,
): PageOf<string> {
  return placedPage({ ...source, page: parsePage(args), state: state ?? null });
}
