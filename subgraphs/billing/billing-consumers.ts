import type { Consumer } from '@demarc/kit';
import { workflowUsage } from './consumers/workflow-usage.ts';

/** What billing follows of other contexts. */
export const billingConsumers: readonly Consumer[] = [workflowUsage];
