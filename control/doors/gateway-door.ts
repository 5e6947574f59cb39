import { Router } from 'express';
import { z } from 'zod';
import { SILENCE_MS } from '@demarc/supergraph/publishing';
import type { Registry } from '@demarc/supergraph/registry';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const version = z.int().positive().max(2_147_483_647).nullable();
/** What the database can keep. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((said) => said.isWellFormed() && !said.includes('\u0000'), { error: 'no text' });

/** Each start of a gateway has a name of its own; every publish has to suit what all of them serve. */
const MOST_GATEWAYS = 500;

/** What a gateway tells of itself. */
const report = z.strictObject({
  gateway: z.string().regex(/^[\w.:-]{1,128}$/),
  serves: z.strictObject({ version, digest }).nullable(),
  isPinned: z.boolean(),
  refused: z.strictObject({ version, digest, code: text(64), reason: text(2_000) }).nullable(),
});

/** `POST /gateways`: what a gateway serves now, twice a minute and after each change, and what it would not load. */
export function gatewayDoor(registry: Registry, now: () => Date): Router {
  const router = Router();
  router.post('/gateways', async (request, response) => {
    const read = report.safeParse(request.body);
    if (!read.success) {
      response.status(400).json({ code: 'BAD_REQUEST', message: z.prettifyError(read.error) });
      return;
    }
    const { gateway, serves, isPinned, refused } = read.data;
    const seen = await registry.gateways(new Date(now().getTime() - SILENCE_MS));
    if (seen.length >= MOST_GATEWAYS && !seen.some((one) => one.gateway === gateway)) {
      const message = `${MOST_GATEWAYS} gateways have reported in the last ten minutes.`;
      response.status(429).json({ code: 'TOO_MANY_GATEWAYS', message });
      return;
    }
    await registry.write(async (writer) => {
      await writer.sightGateway({
        gateway,
        serves: serves === null ? undefined : { ...serves, version: serves.version ?? undefined },
        isPinned,
        seenAt: now(),
      });
      if (refused !== null) {
        // A registry that was restored may not know the version that a gateway speaks of.
        const known = refused.version === null ? undefined : await writer.version(refused.version);
        await writer.noteRefusal({ gateway, ...refused, version: known?.number });
      }
    });
    response.status(204).end();
  });
  return router;
}
