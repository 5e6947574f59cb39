import { defineEntity, p } from '@mikro-orm/core';

/** One step as its author wrote it. */
export type StepDefinition = ActionStep | ApprovalStep;

/** A step that the machine takes: by announcing it, and where that is said by waiting for a report. */
export type ActionStep = {
  readonly key: string;
  readonly kind: 'ACTION';
  readonly name: string;
  /** Whether somebody outside does it and reports how it ended; absent in versions older than the choice. */
  readonly awaitsReport?: boolean;
};

/** A step that waits for people. */
export type ApprovalStep = {
  readonly key: string;
  readonly kind: 'APPROVAL';
  readonly name: string;
  readonly requiredCount: number;
  readonly dueInHours: number;
};

/** What a version says; the database keeps it with the hash of its canonical form. */
export type DefinitionBody = {
  readonly steps: readonly StepDefinition[];
};

export const DefinitionVersionSchema = defineEntity({
  name: 'DefinitionVersion',
  tableName: 'definition_versions',
  properties: {
    definitionVersionId: p.bigint().primary(),
    workflowDefinitionId: p.bigint(),
    versionNumber: p.integer(),
    body: p.json<DefinitionBody>(),
    bodyHash: p.blob(),
    publishedByRef: p.text(),
    publishedAt: p.datetime(),
  },
});

/** A published form of a definition. It never changes: a run ends by what it started with. */
export class DefinitionVersion extends DefinitionVersionSchema.class {
  /** SHA-256 of the canonical body (RFC 8785), in hex. */
  hash(): string {
    return Buffer.from(this.bodyHash).toString('hex');
  }

  steps(): readonly StepDefinition[] {
    return this.body.steps;
  }

  step(key: string): StepDefinition | undefined {
    return this.steps().find((step) => step.key === key);
  }

  /** How many approvers its most demanding step needs; 0 where people decide nothing. */
  requiredApprovers(): number {
    return Math.max(
      0,
      ...this.steps().map((step) => ('requiredCount' in step ? step.requiredCount : 0)),
    );
  }
}

DefinitionVersionSchema.setClass(DefinitionVersion);
