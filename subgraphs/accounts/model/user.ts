import { defineEntity, p } from '@mikro-orm/core';

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    userId: p.bigint().primary(),
    publicRef: p.text(),
    subjectKeyId: p.bigint(),
    emailCipher: p.blob(),
    emailBlindIndex: p.blob().nullable(),
    displayNameCipher: p.blob(),
    state: p.enum(['INVITED', 'ACTIVE', 'DEACTIVATED', 'ERASED'] as const),
    createdAt: p.datetime(),
  },
});

/** A person who can log in. What is personal is readable only with the subject's key. */
export class User extends UserSchema.class {
  /** Whether the person can log in and act. */
  isActive(): boolean {
    return this.state === 'ACTIVE';
  }
}

UserSchema.setClass(User);
