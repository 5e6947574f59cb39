import { defineEntity, p } from '@mikro-orm/core';

export const WorkflowDefinitionSchema = defineEntity({
  name: 'WorkflowDefinition',
  tableName: 'workflow_definitions',
  properties: {
    workflowDefinitionId: p.bigint().primary(),
    publicRef: p.text(),
    organizationRef: p.text(),
    workspaceRef: p.text().nullable(),
    key: p.text(),
    name: p.text(),
    createdAt: p.datetime(),
  },
});

/** Something that can be run: for a whole organization, or for one workspace of it. */
export class WorkflowDefinition extends WorkflowDefinitionSchema.class {
  /** A workspace's own definition runs there alone. */
  isRunnableIn(workspaceRef: string): boolean {
    return this.workspaceRef == null || this.workspaceRef === workspaceRef;
  }
}

WorkflowDefinitionSchema.setClass(WorkflowDefinition);
