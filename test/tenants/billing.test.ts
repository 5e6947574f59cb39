import { billing } from '@demarc/billing';
import { describeIsolation } from './isolation.ts';

describeIsolation(billing, {
  open: [
    'currencies',
    'ledger_chart',
    'meters',
    'price_plan_features',
    'price_plan_versions',
    'price_plans',
    'prices',
    'state_transitions',
  ],
  hidden: ['ledger_accounts'],
  text: 'api-calls',
});
