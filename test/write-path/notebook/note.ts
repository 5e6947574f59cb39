import { defineEntity, p } from '@mikro-orm/core';

export const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: {
    noteId: p.bigint().primary(),
    publicRef: p.text(),
    organizationRef: p.text(),
    body: p.text(),
    links: p.integer(),
  },
});

export class Note extends NoteSchema.class {}

NoteSchema.setClass(Note);
