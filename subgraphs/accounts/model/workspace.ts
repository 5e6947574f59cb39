import { defineEntity, p } from '@mikro-orm/core';
import { mayFollow } from './lifecycles.ts';

/** The stations of a workspace's existence. */
export type WorkspaceLifecycleState = 'ACTIVE' | 'ARCHIVED' | 'DELETED';

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
export class Workspace extends WorkspaceSchema.class {
  mayBecome(state: WorkspaceLifecycleState): boolean {
    return mayFollow('workspaces', this.lifecycleState, state);
  }

  /** Only what is in use is changed. */
  isInUse(): boolean {
    return this.lifecycleState === 'ACTIVE';
  }
}

WorkspaceSchema.setClass(Workspace);
