import { z } from 'zod';
import type { Grant } from './identity.ts';

/**
 * Grants as claims of a token. Users have few sets of permissions and may have them in many places: each
 * set is said once, so that a header holds a hundred places and not twenty. Each permission is spelt once
 * too: who lends somebody another set in every workspace fills little of that person's token.
 */
export interface PackedGrants {
  /** Each permission that occurs. */
  readonly permissions: readonly string[];
  /** Each set that occurs, as which of the permissions. */
  readonly sets: readonly (readonly number[])[];
  /** Organization, workspace, which of the sets, on whose behalf. */
  readonly places: readonly (readonly [string, string | null, number, string | null])[];
}

/** Reads the grants of a claim. */
export const packedGrantsSchema = z
  .object({
    permissions: z.array(z.string()),
    sets: z.array(z.array(z.int().nonnegative())),
    places: z.array(
      z.tuple([z.string(), z.string().nullable(), z.int().nonnegative(), z.string().nullable()]),
    ),
  })
  .transform((packed, context) => {
    const grants = unpackGrants(packed);
    if (grants) return grants;
    context.addIssue('A place names a set, or a set a permission, that is not there.');
    return z.NEVER;
  });

/** Packs grants; their order stays. */
export function packGrants(grants: readonly Grant[]): PackedGrants {
  const spelt = new Map<string, number>();
  const indexes = new Map<string, number>();
  const places = grants.map(({ organization, workspace, permissions, onBehalfOf }) => {
    const set = permissions.map((permission) => indexIn(spelt, permission));
    return [organization, workspace, indexIn(indexes, JSON.stringify(set)), onBehalfOf] as const;
  });
  const sets = [...indexes.keys()].map((key) => JSON.parse(key) as number[]);
  return { permissions: [...spelt.keys()], sets, places };
}

/** The grants that were packed; undefined where a set or a permission is named that is not there. */
export function unpackGrants(packed: PackedGrants): readonly Grant[] | undefined {
  const sets = packed.sets.map((set) => pick(packed.permissions, set));
  const grants = packed.places.flatMap(([organization, workspace, index, onBehalfOf]): Grant[] => {
    const permissions = sets[index];
    return permissions ? [{ organization, workspace, permissions, onBehalfOf }] : [];
  });
  return grants.length === packed.places.length ? grants : undefined;
}

/** Where a text stands among those that occurred; at the end, where it did not yet. */
function indexIn(known: Map<string, number>, text: string): number {
  const index = known.get(text) ?? known.size;
  known.set(text, index);
  return index;
}

function pick(texts: readonly string[], indexes: readonly number[]): readonly string[] | undefined {
  const picked = indexes.flatMap((index) => texts[index] ?? []);
  return picked.length === indexes.length ? picked : undefined;
}
