import { properties, referenceResolver, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';

/** Workflows' entity, known here by its ref. */
interface WorkflowRunRef {
  readonly id: string;
}

export const WorkflowRun: TypeResolvers<WorkflowRunRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(({ id }) => ({ id })),
  ...properties<WorkflowRunRef>('id'),
  usageCost: ({ id }, _args, { loaders }) => loaders.usageCostByRun.load(id),
};
