import type { Log } from '@demarc/foundation/process';
import { bounds } from '../../bounds.ts';
import { GatewayFault } from '../../gateway-fault.ts';
import { openPlannerQueue, type PlannerQueueOptions } from './planner-queue.ts';
import type { Planner, PlanOutcome } from './planner.ts';
import { wordRefusal } from './word-refusal.ts';

export type { LoadedSupergraph, Planner, PlanOutcome } from './planner.ts';

/** What tests set narrower; see bounds.ts. */
export type PlannerOptions = Partial<PlannerQueueOptions>;

/** Opens the planner; its thread is started with the first supergraph, and anew after it has died. */
export function openPlanner(log: Log, options: PlannerOptions = {}): Planner {
  const queue = openPlannerQueue(log, {
    planningMs: bounds.planningMs.is,
    loadMs: bounds.planningLoadMs.is,
    memoryMb: bounds.planningMemoryMb.is,
    length: bounds.planningQueue.is,
    ...options,
  });
  let named = 0;
  return {
    async load(sdl, name) {
      const supergraph = String((named += 1));
      queue.keep(supergraph, sdl);
      const answer = await queue.ask(supergraph, { kind: 'facts' });
      if (answer.kind !== 'facts') {
        queue.forget(supergraph);
        throw loadFault(name, answer.kind === 'refused' ? answer.message : 'it has no schema.');
      }
      return {
        ...answer.facts,
        plan: async (document, operationName): Promise<PlanOutcome> => {
          const reply = await queue.ask(supergraph, { kind: 'plan', document, operationName });
          return reply.kind === 'plan'
            ? { ok: true, plan: reply.plan }
            : { ok: false, error: wordRefusal(reply) };
        },
        unload: () => queue.forget(supergraph),
      };
    },
    stop: () => queue.stop(),
  };
}

function loadFault(name: string, reason: string): GatewayFault {
  return new GatewayFault(
    'SUPERGRAPH_INVALID',
    `${name} is no supergraph that can be served: ${reason} Compose it again.`,
  );
}
