import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { mintToken, type Actor, type Token } from '@demarc/supergraph/registry';
import type { ControlContext } from '../control-context.ts';
import { expiryNotAllowed, notPermitted, requestIdReused } from '../refusal.ts';
import { onceMore } from './once-more.ts';

interface CreateTokenInput {
  readonly requestId: string;
  readonly kind: Actor['kind'];
  readonly team?: string | null;
  readonly label: string;
  readonly expiresAt?: Date | null;
}

/** Makes a token and shows its secret, this once: the registry keeps its hash alone. */
export function createToken(input: CreateTokenInput, context: ControlContext): Promise<object> {
  return onceMore(() => attempt(input, context));
}

async function attempt(
  { requestId, kind, label, ...input }: CreateTokenInput,
  { registry, publisher, actor, now }: ControlContext,
): Promise<object> {
  const team = input.team ?? undefined;
  const expiresAt = input.expiresAt ?? undefined;
  if (actor.kind !== 'ADMIN') return notPermitted('Tokens are made by admins.');
  if ((kind === 'TEAM') !== (team !== undefined)) {
    throw new GraphQLError('A token of kind TEAM names its team, and no other token does.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, team, label, expiresAt]))
    .digest('hex');
  const answered = await registry.answer(actor.id, requestId);
  if (answered !== undefined) {
    if (answered.hash !== hash) return requestIdReused();
    return payload(await tokenOf(registry, answered.act.outcome['token']), undefined);
  }
  if (team !== undefined && !publisher.teams.some(({ id }) => id === team)) {
    return { __typename: 'TeamUnknown', message: 'owners.yaml has no such team.' };
  }
  if (expiresAt !== undefined && expiresAt <= now) {
    return expiryNotAllowed(
      'A token that has ended already is of no use: name a later end, or none.',
    );
  }
  const { id, secretHash, text } = mintToken();
  await registry.write(async (writer) => {
    const act = await writer.act({
      actor,
      kind: 'TOKEN_CREATED',
      request: { id: requestId, hash },
      outcome: { token: id, kind, ...(team !== undefined && { team }), label },
    });
    await writer.createToken(
      { id, secretHash },
      { kind, team: team ?? null, label, expiresAt: expiresAt ?? null, act },
    );
  });
  return payload(await tokenOf(registry, id), text);
}

async function tokenOf(registry: ControlContext['registry'], id: unknown): Promise<Token> {
  const token = (await registry.tokens()).find((one) => one.id === id);
  if (token === undefined) throw new Error('A token that was made is not there.');
  return token;
}

function payload(token: Token, secret: string | undefined): object {
  return { __typename: 'CreateTokenPayload', token, secret };
}
