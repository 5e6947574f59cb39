import { createHash } from 'node:crypto';
import type { ControlContext } from '../control-context.ts';
import { notPermitted, requestIdReused } from '../refusal.ts';
import { onceMore } from './once-more.ts';

interface RevokeTokenInput {
  readonly requestId: string;
  readonly token: string;
  readonly reason: string;
}

/** Ends a token, for ever: from the next call on it opens nothing. */
export function revokeToken(input: RevokeTokenInput, context: ControlContext): Promise<object> {
  return onceMore(() => attempt(input, context));
}

async function attempt(
  { requestId, token: id, reason }: RevokeTokenInput,
  { registry, actor }: ControlContext,
): Promise<object> {
  // A token may end itself: whoever has lost it has it in hand.
  if (actor.kind !== 'ADMIN' && actor.id !== `token:${id}`) {
    return notPermitted('Tokens are revoked by admins, or by whoever holds the very token.');
  }
  const find = async () => (await registry.tokens()).find((token) => token.id === id);
  const token = await find();
  if (token === undefined) {
    return { __typename: 'TokenNotFound', message: 'There is no token of this id.' };
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([id, reason]))
    .digest('hex');
  const answered = await registry.answer(actor.id, requestId);
  if (answered !== undefined && answered.hash !== hash) return requestIdReused();
  if (answered === undefined && token.revokedAt === undefined) {
    await registry.write(async (writer) => {
      const act = await writer.act({
        actor,
        kind: 'TOKEN_REVOKED',
        reason,
        request: { id: requestId, hash },
        outcome: { token: id },
      });
      await writer.revokeToken(id, act);
    });
  }
  return { __typename: 'RevokeTokenPayload', token: await find() };
}
