import { newRef, refuse, runCommand, targetNotFound, type RequestContext } from '@demarc/kit';
import type { NotebookLoaders } from './loaders.ts';
import { Note } from './note.ts';

type Context = RequestContext<NotebookLoaders>;

export interface WriteNoteInput {
  readonly requestId: string;
  readonly organizationId: string;
  readonly body: string;
}

export interface LinkNotesInput {
  readonly requestId: string;
  readonly fromId: string;
  readonly toId: string;
}

/** Writes a note, with its fact. `refuse` and `fail` as a body do so after everything was written. */
export function writeNote(input: WriteNoteInput, context: Context) {
  const { organizationId: organizationRef, body } = input;
  return runCommand(context, {
    name: 'writeNote',
    input,
    async work({ em, facts, permit }) {
      permit('notebook.note.write', { organization: organizationRef });
      const noteRef = newRef('note');
      await facts.append({
        aggregateType: 'note',
        aggregateId: noteRef,
        eventType: 'notebook.note.written.v1',
        organizationRef,
        payload: { noteRef, organizationRef },
      });
      // Every note of an organization counts on one aggregate: its numbers are contended.
      await facts.append({
        aggregateType: 'shelf',
        aggregateId: organizationRef,
        eventType: 'notebook.shelf.grown.v1',
        organizationRef,
        payload: { noteRef, organizationRef },
      });
      em.create(Note, { publicRef: noteRef, organizationRef, body, links: 0 });
      await em.flush();
      if (body === 'refuse') throw refuse('NoteRefused', 'This note is not taken.', { body });
      if (body === 'fail') throw new Error('The pen broke.');
      return { __typename: 'WriteNotePayload', noteRef };
    },
  });
}

/** Appends to two aggregates in the order of its input: two of these the other way round deadlock. */
export function linkNotes(input: LinkNotesInput, context: Context) {
  return runCommand(context, {
    name: 'linkNotes',
    input,
    async work({ em, facts }) {
      const { fromId, toId } = input;
      for (const noteRef of [fromId, toId]) {
        const note = await em.findOne(Note, { publicRef: noteRef });
        if (note === null) throw targetNotFound('note', noteRef);
        await facts.append({
          aggregateType: 'note',
          aggregateId: noteRef,
          eventType: 'notebook.note.linked.v1',
          organizationRef: note.organizationRef,
          payload: { noteRef },
        });
        await em.execute('update notes set links = links + 1 where public_ref = ?', [noteRef]);
      }
      return { __typename: 'LinkNotesPayload', fromRef: fromId, toRef: toId };
    },
  });
}
