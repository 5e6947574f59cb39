import type { PlannerReply, RefusalCode } from './planner-message.ts';
import type { PlanningError, PlanningErrorCode } from './planner.ts';

const MESSAGES: Readonly<Record<PlanningErrorCode, string>> = {
  PLANNING_TIMEOUT: 'The operation took too long to plan. Ask for less at once.',
  PLANNING_CROWDED: 'Too many new operations wait to be planned. Try again in a while.',
  PLANNING_FAILED: 'No query plan could be made of the operation.',
  FIELD_UNREACHABLE: 'No subgraph can answer a field of the operation.',
  OPERATION_UNSUPPORTED: 'The operation needs what this gateway does not serve.',
};

/** Says to a client why there is no plan. What is not about its operation is the gateway's own. */
export function wordRefusal(reply: Exclude<PlannerReply, { kind: 'plan' }>): PlanningError {
  if (reply.kind === 'facts')
    return worded('PLANNING_FAILED', 'the planner answered another question');
  return worded(reply.code, reply.message);
}

function worded(refused: RefusalCode, reason: string): PlanningError {
  // Loaded before, and not when it was loaded again on a new thread.
  const code = refused === 'SUPERGRAPH_INVALID' ? 'PLANNING_FAILED' : refused;
  const isForClient = code === 'FIELD_UNREACHABLE' || code === 'OPERATION_UNSUPPORTED';
  return { code, message: isForClient ? reason : MESSAGES[code], reason };
}
