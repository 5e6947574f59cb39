import { rollBack } from '@demarc/supergraph/publishing';
import type { ControlContext } from '../control-context.ts';
import { answerOfPublish } from './answer-of-publish.ts';

interface RollBackGraphInput {
  readonly requestId: string;
  readonly version: number;
  readonly reason: string;
  readonly today?: string | null;
}

/** Publishes the contracts of an older version anew. */
export async function rollBackGraph(
  { requestId, version, reason, today }: RollBackGraphInput,
  { publisher, actor, announce }: ControlContext,
): Promise<object> {
  const outcome = await rollBack(publisher, {
    actor,
    requestId,
    version,
    reason,
    today: today ?? undefined,
  });
  if (outcome === undefined) {
    return {
      __typename: 'VersionNotFound',
      message: `There is no version ${version}: \`demarc history\` shows those that there are.`,
    };
  }
  if (outcome.type === 'PUBLISHED') await announce();
  return answerOfPublish(outcome);
}
