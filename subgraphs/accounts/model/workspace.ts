import { defineEntity, p } from '@mikro-orm/core';

export const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  tableName: 'workspaces',
  properties: {
    workspaceId: p.bigint().primary(),
    publicRef: p.text(),
    organizationId: p.bigint(),
    name: p.text(),
    lifecycleState: p.enum(['ACTIVE', 'ARCHIVED', 'DELETED'] as const),
    createdAt: p.datetime(),
    version: p.bigint(),
  },
});

/** A place of work within one organization, which it never leaves. */
export class Workspace extends WorkspaceSchema.class {}

WorkspaceSchema.setClass(Workspace);
