import { properties, referenceResolver, requirePermission, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';

/** Workflows' entity, known here by its ref. */
interface WorkflowRunRef {
  readonly id: string;
}

export const WorkflowRun: TypeResolvers<WorkflowRunRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(({ id }) => ({ id })),
  ...properties<WorkflowRunRef>('id'),
  usageCost: async ({ id }, _args, context) => {
    const cost = await context.loaders.usageCostByRun.load(id);
    if (cost)
      requirePermission(context, 'billing.account.read', { organization: cost.organizationRef });
    return cost;
  },
};
