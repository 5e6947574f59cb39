import { createHash } from 'node:crypto';
import { mintToken, RegistryConflict, type Registry } from '@demarc/supergraph/registry';

/** Whoever starts an empty registry. */
const actor = { id: 'service:control', kind: 'ADMIN', team: undefined } as const;

/** Answered once in a registry's life, whoever of several replicas is first. */
const REQUEST_ID = 'the first token of all';

/**
 * Makes the first admin's token of an empty registry, and tells it this once to the person who started
 * it. The operator's key makes tokens too.
 */
export async function tellFirstToken(
  registry: Registry,
  tell: (secret: string) => Promise<void>,
): Promise<void> {
  if ((await registry.answer(actor.id, REQUEST_ID)) !== undefined) return;
  if ((await registry.tokens()).length > 0) return;
  const { id, secretHash, text } = mintToken();
  const hash = createHash('sha256').update(REQUEST_ID).digest('hex');
  try {
    await registry.write(async (writer) => {
      const act = await writer.act({
        actor,
        kind: 'TOKEN_CREATED',
        request: { id: REQUEST_ID, hash },
        outcome: { token: id, kind: 'ADMIN', label: 'first start' },
      });
      const token = { kind: 'ADMIN', team: null, label: 'first start', expiresAt: null } as const;
      await writer.createToken({ id, secretHash }, { ...token, act });
    });
  } catch (error) {
    // Another replica was first, and tells its own.
    if (error instanceof RegistryConflict) return;
    throw error;
  }
  await tell(
    `The registry is new. Its first admin's token, shown this once: ${text}\n` +
      'Keep it as DEMARC_REGISTRY_TOKEN where teams publish from; `demarc token create` makes others.',
  );
}
