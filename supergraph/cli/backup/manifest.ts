import { z } from 'zod';

/** The name of the file in a backup that says what the rest is. */
export const MANIFEST = 'manifest.json';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const contextEntry = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  engine: z.enum(['pglite', 'postgresql']),
  /** SHA-256 over the folder of an embedded database, or the dump of the other one. */
  sha256: digest,
  /** What had run in it, or what the code had that it ran with; null where nobody could be asked. */
  migrations: z.array(z.object({ name: z.string(), digest })).nullable(),
});

/** What a backup says of itself. */
export const manifestSchema = z.object({
  format: z.literal(1),
  graph: z.string(),
  /** The version of Demarc that made it. */
  demarc: z.string(),
  takenAt: z.iso.datetime(),
  contexts: z.array(contextEntry).min(1),
  /** Of the folder of keys; null where keys are handed out and kept elsewhere. */
  keys: z.object({ sha256: digest }).nullable(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ContextEntry = z.output<typeof contextEntry>;

/** Where the content of a context lies in a backup. */
export function contentOf({ name, engine }: Pick<ContextEntry, 'name' | 'engine'>): string {
  return engine === 'pglite' ? name : `${name}.dump`;
}
