import { z } from 'zod';

/** A token as everybody may see it. */
export const tokenAnswer = z.object({
  id: z.string(),
  kind: z.enum(['ADMIN', 'TEAM', 'READER']),
  team: z.exactOptional(z.string()),
  label: z.string(),
  expiresAt: z.exactOptional(z.string()),
  createdAt: z.string(),
  revokedAt: z.exactOptional(z.string()),
});

export type TokenAnswer = z.infer<typeof tokenAnswer>;

/** A new token, or why there is none. */
export const createTokenAnswer = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('CreateTokenPayload'),
    token: tokenAnswer,
    /** Told this once; absent where the answer to the same request got lost on its way. */
    secret: z.exactOptional(z.string()),
  }),
  z.object({ __typename: z.literal('TeamUnknown'), message: z.string() }),
  z.object({ __typename: z.literal('NotPermitted'), message: z.string() }),
  z.object({ __typename: z.literal('ExpiryNotAllowed'), message: z.string() }),
  z.object({ __typename: z.literal('RequestIdReused'), message: z.string() }),
]);

export type CreateTokenAnswer = z.infer<typeof createTokenAnswer>;

/** What came of taking a token back. */
export const revokeTokenAnswer = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('RevokeTokenPayload'), token: tokenAnswer }),
  z.object({ __typename: z.literal('TokenNotFound'), message: z.string() }),
  z.object({ __typename: z.literal('NotPermitted'), message: z.string() }),
  z.object({ __typename: z.literal('RequestIdReused'), message: z.string() }),
]);

export type RevokeTokenAnswer = z.infer<typeof revokeTokenAnswer>;

/** What to ask for of a token. */
export const tokenFragment = `
fragment Shown on Token { id kind team label expiresAt createdAt revokedAt }`;
