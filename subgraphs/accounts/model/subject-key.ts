import { defineEntity, p } from '@mikro-orm/core';

export const SubjectKeySchema = defineEntity({
  name: 'SubjectKey',
  tableName: 'subject_keys',
  properties: {
    subjectKeyId: p.bigint().primary(),
    wrappedKey: p.blob().nullable(),
    createdAt: p.datetime(),
    erasedAt: p.datetime().nullable(),
  },
});

/** One person's key, wrapped by the context's own: without it, what it enciphered is noise for ever. */
export class SubjectKey extends SubjectKeySchema.class {}

SubjectKeySchema.setClass(SubjectKey);
