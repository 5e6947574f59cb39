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
  // The house's own accounts, and what is booked on them.
  hidden: ['ledger_accounts', 'ledger_balances', 'ledger_entries'],
  text: 'api-calls',
});
