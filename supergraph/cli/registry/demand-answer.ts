import { z } from 'zod';

/** A change that waits for its owners. */
export const demandAnswer = z.object({
  id: z.string(),
  coordinate: z.string(),
  owners: z.array(z.string()),
  /** Those that have approved already. */
  approvedBy: z.array(z.string()),
  message: z.string(),
});

export type OpenDemand = z.infer<typeof demandAnswer>;

/** What to ask for of a demand. */
export const demandFragment = `
fragment Open on Demand { id coordinate owners approvedBy message }`;
