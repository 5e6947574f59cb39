import { translateError } from '../../errors/translate-error.ts';
import type { FetchFailure } from '../../blame/fetch-failure.ts';
import type { CompiledFetch, RootFetch } from '../compilation/compiled-fetch.ts';
import { applyRewrites } from '../values/apply-rewrites.ts';
import { callSubgraph } from './call-subgraph.ts';
import { collectEntities } from './collect-entities.ts';
import type { ResponseObject } from '../values/response-object.ts';
import type { Execution } from './execution.ts';
import { copyValue, mergeData } from '../values/merge-data.ts';
import { reasonOf } from './reason-of.ts';
import { runEntityFetch } from './run-entity-fetch.ts';
import { writeBody } from './write-body.ts';

/** Runs one fetch, and merges what it brings; what fails is kept on the execution. Undefined where there is nothing to ask. */
export function runFetch(fetch: CompiledFetch, execution: Execution): Promise<void> | undefined {
  const { conditions } = fetch;
  if (!conditions.every(({ variable, is }) => execution.isTrue(variable) === is)) return undefined;
  return fetch.kind === 'entities'
    ? runEntityFetch(fetch, execution)
    : runRootFetch(fetch, execution);
}

function runRootFetch(fetch: RootFetch, execution: Execution): Promise<void> | undefined {
  const targets: ResponseObject[] = [];
  collectEntities(execution.data, fetch.path, targets);
  return targets.length === 0 ? undefined : fetchFromRoot(fetch, targets, execution);
}

async function fetchFromRoot(
  fetch: RootFetch,
  targets: readonly ResponseObject[],
  execution: Execution,
): Promise<void> {
  const { subgraph, path: at, request, isMutation, outputRewrites } = fetch;
  const source = execution.sourceOf(subgraph);
  const outcome = await callSubgraph(
    {
      query: request.query,
      body: writeBody(request, execution.variables),
      isMutation,
      mayShare: execution.sharesFetches && !isMutation,
    },
    source,
    execution.record,
  );
  const failure = { subgraph, at, operation: request.query };
  if (outcome.kind === 'failed') {
    execution.failures.push({ ...failure, ...reasonOf(outcome) });
    return;
  }
  for (const error of outcome.errors) {
    const told: FetchFailure = { ...failure, ...translateError(error, source.trusted) };
    const { path } = error;
    // Without a place it is the fetch that failed.
    if (path === undefined || path.length === 0) execution.failures.push(told);
    else execution.placed.push({ failure: told, at: [], below: path });
    if (outcome.data === null) execution.excused.push(told);
  }
  if (outcome.data === null) return;
  const mayChange = !outcome.isShared && targets.length === 1;
  for (const target of targets) {
    const own = mayChange ? outcome.data : copyValue(outcome.data);
    applyRewrites(own, outputRewrites, execution.isOfType);
    mergeData(target, own);
  }
}
