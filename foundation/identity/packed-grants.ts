import { z } from 'zod';
import type { Grant } from './identity.ts';

/**
 * Grants as claims of a token. Users have few sets of permissions and may have them in many places: each
 * set is said once, so that a header holds a hundred places and not twenty.
 */
export interface PackedGrants {
  readonly sets: readonly (readonly string[])[];
  /** Organization, workspace, which of the sets, on whose behalf. */
  readonly places: readonly (readonly [string, string | null, number, string | null])[];
}

/** Reads the grants of a claim. */
export const packedGrantsSchema = z
  .object({
    sets: z.array(z.array(z.string())),
    places: z.array(
      z.tuple([z.string(), z.string().nullable(), z.int().nonnegative(), z.string().nullable()]),
    ),
  })
  .transform((packed, context) => {
    const grants = unpackGrants(packed);
    if (grants) return grants;
    context.addIssue('A place names a set of permissions that is not there.');
    return z.NEVER;
  });

/** Packs grants; their order stays. */
export function packGrants(grants: readonly Grant[]): PackedGrants {
  const indexes = new Map<string, number>();
  const places = grants.map(({ organization, workspace, permissions, onBehalfOf }) => {
    const key = JSON.stringify(permissions);
    const index = indexes.get(key) ?? indexes.size;
    indexes.set(key, index);
    return [organization, workspace, index, onBehalfOf] as const;
  });
  return { sets: [...indexes.keys()].map((key) => JSON.parse(key) as string[]), places };
}

/** The grants that were packed; undefined where a place names a set that is not there. */
export function unpackGrants({ sets, places }: PackedGrants): readonly Grant[] | undefined {
  const grants = places.flatMap(([organization, workspace, index, onBehalfOf]): Grant[] => {
    const permissions = sets[index];
    return permissions ? [{ organization, workspace, permissions, onBehalfOf }] : [];
  });
  return grants.length === places.length ? grants : undefined;
}
