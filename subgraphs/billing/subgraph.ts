import {
  PageInfo,
  connectionResolvers,
  sharedRefusals,
  type SubgraphDefinition,
} from '@demarc/kit';
import { billingConsumers } from './billing-consumers.ts';
import { billingJobs } from './billing-jobs.ts';
import { billingDatabase } from './database.ts';
import { createLoaders, type BillingLoaders } from './loaders.ts';
import { BillingAccount } from './resolvers/billing-account.ts';
import { BillingSubscription } from './resolvers/billing-subscription.ts';
import { CreditNote } from './resolvers/credit-note.ts';
import { Entitlement } from './resolvers/entitlement.ts';
import { InvoiceLine } from './resolvers/invoice-line.ts';
import { Invoice } from './resolvers/invoice.ts';
import { Meter } from './resolvers/meter.ts';
import { Money } from './resolvers/money.ts';
import { Mutation } from './resolvers/mutation.ts';
import { invoiceOutcomes } from './resolvers/outcomes/invoices.ts';
import { subscriptionOutcomes } from './resolvers/outcomes/subscriptions.ts';
import { Organization } from './resolvers/organization.ts';
import { Payment } from './resolvers/payment.ts';
import { PricePlanFeature, PricePlanVersion } from './resolvers/price-plan-version.ts';
import { PricePlan } from './resolvers/price-plan.ts';
import { Price } from './resolvers/price.ts';
import { Query } from './resolvers/query.ts';
import { WorkflowRun } from './resolvers/workflow-run.ts';
import { Workspace } from './resolvers/workspace.ts';
import { seedBilling } from './seed.ts';

/** The bounded context of money: what is sold, what was bought, used, asked for and paid. */
export const billing: SubgraphDefinition<BillingLoaders> = {
  name: 'billing',
  contract: new URL('./schema.graphql', import.meta.url),
  database: billingDatabase,
  createLoaders,
  seed: seedBilling,
  consumers: billingConsumers,
  jobs: billingJobs,
  resolvers: {
    Query,
    Mutation,
    ...subscriptionOutcomes,
    ...invoiceOutcomes,
    ...sharedRefusals,
    Organization,
    Workspace,
    WorkflowRun,
    BillingAccount,
    BillingSubscription,
    PricePlan,
    PricePlanVersion,
    PricePlanFeature,
    Price,
    Meter,
    Invoice,
    InvoiceLine,
    Payment,
    CreditNote,
    Entitlement,
    Money,
    PageInfo,
    ...connectionResolvers('PricePlan'),
    ...connectionResolvers('Invoice'),
    ...connectionResolvers('Payment'),
    ...connectionResolvers('CreditNote'),
    ...connectionResolvers('Entitlement'),
  },
};
