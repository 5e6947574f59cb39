import { parentPort } from 'node:worker_threads';
import { readPlannableSupergraph, type PlannableSupergraph } from './plannable-supergraph.ts';
import type {
  PlannerAnswer,
  PlannerQuestion,
  PlannerReady,
  PlannerUnload,
} from './planner-message.ts';
import { Refusal } from './refusal.ts';

const loaded = new Map<string, PlannableSupergraph>();

parentPort?.on('message', (message: PlannerQuestion | PlannerUnload) => {
  if ('unload' in message) loaded.delete(message.unload);
  else tell(answer(message));
});
tell({ kind: 'ready' });

function answer({ id, supergraph, sdl, work }: PlannerQuestion): PlannerAnswer {
  try {
    const known = sdl === undefined ? loaded.get(supergraph) : load(supergraph, sdl);
    if (known === undefined) {
      throw new Refusal('PLANNING_FAILED', 'The supergraph is not served any more.');
    }
    return work.kind === 'facts'
      ? { kind: 'facts', id, facts: known.facts }
      : { kind: 'plan', id, plan: known.plan(work.document, work.operationName) };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'PLANNING_FAILED';
    return { kind: 'refused', id, code, message: messageOf(error) };
  }
}

function load(name: string, sdl: string): PlannableSupergraph {
  try {
    const supergraph = readPlannableSupergraph(sdl);
    loaded.set(name, supergraph);
    return supergraph;
  } catch (error) {
    throw new Refusal('SUPERGRAPH_INVALID', messageOf(error), { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(message: PlannerAnswer | PlannerReady): void {
  parentPort?.postMessage(message);
}
