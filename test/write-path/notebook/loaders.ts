import type { EntityManager } from '@mikro-orm/sql';
import { entityLoader } from '@demarc/kit';
import { Note } from './note.ts';

export type NotebookLoaders = ReturnType<typeof createLoaders>;

export function createLoaders(em: EntityManager) {
  return { noteByRef: entityLoader<Note, string>(em, Note, 'publicRef') };
}
