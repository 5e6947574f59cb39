import { z } from 'zod';

/** A version as commands tell of it. */
export const versionAnswer = z.object({
  number: z.number(),
  parentNumber: z.exactOptional(z.number()),
  contractsDigest: z.string(),
  supergraphDigest: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  team: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  changedSubgraphs: z.array(z.string()),
});

export type VersionSummary = z.infer<typeof versionAnswer>;

/** What to ask for of a version. */
export const versionFragment = `
fragment Summary on Version {
  number parentNumber contractsDigest supergraphDigest publishedAt publishedBy team reason changedSubgraphs
}`;
