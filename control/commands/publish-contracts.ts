import { publish } from '@demarc/supergraph/publishing';
import type { ControlContext } from '../control-context.ts';
import { answerOfPublish } from './answer-of-publish.ts';
import { toChangeSet, type ContractInput } from './contract-sources.ts';

interface PublishContractsInput {
  readonly requestId: string;
  readonly contracts: readonly ContractInput[];
  readonly removed: readonly string[];
  readonly reason?: string | null;
  readonly basedOn?: number | null;
  readonly today?: string | null;
}

/** Publishes a change set as a new version, or says why not. */
export async function publishContracts(
  { requestId, contracts, removed, reason, basedOn, today }: PublishContractsInput,
  { publisher, actor, announce }: ControlContext,
): Promise<object> {
  const outcome = await publish(publisher, {
    ...toChangeSet({ contracts, removed }),
    actor,
    requestId,
    reason: reason ?? undefined,
    basedOn: basedOn ?? undefined,
    today: today ?? undefined,
  });
  if (outcome.type === 'PUBLISHED') await announce();
  return answerOfPublish(outcome);
}
