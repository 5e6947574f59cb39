import { z } from 'zod';
import type { Grant } from './identity.ts';

const grantsSchema = z.array(
  z.object({
    organization: z.string(),
    workspace: z.string().nullable(),
    permissions: z.array(z.string()),
    onBehalfOf: z.string().nullable(),
  }),
);

/** Grants from the JSON of who knows them; undefined where it is something else. */
export function parseGrants(value: unknown): readonly Grant[] | undefined {
  const parsed = grantsSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
