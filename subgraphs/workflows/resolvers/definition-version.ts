import { properties, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type {
  ApprovalStep,
  DefinitionVersion as DefinitionVersionModel,
  StepDefinition as StepDefinitionModel,
} from '../model/definition-version.ts';
import { stubOf } from './entity-stub.ts';

export const DefinitionVersion: TypeResolvers<DefinitionVersionModel, WorkflowsLoaders> = {
  ...properties<DefinitionVersionModel>('versionNumber', 'publishedAt'),
  hash: (version) => version.hash(),
  steps: (version) => version.steps(),
  publishedBy: (version) => stubOf(version.publishedByRef),
};

/** A step of the machine has no approvers to count, nor a time for them: those two are null. */
export const StepDefinition = {
  ...properties<ApprovalStep>('key', 'name', 'kind', 'requiredCount', 'dueInHours'),
  awaitsReport: (step: StepDefinitionModel) => 'awaitsReport' in step && step.awaitsReport,
};
