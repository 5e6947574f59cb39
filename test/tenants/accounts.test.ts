import { accountsDefinition } from '../subgraphs/accounts/accounts.ts';
import { describeIsolation } from './isolation.ts';

describeIsolation(accountsDefinition, {
  open: ['feature_rollouts', 'permissions', 'state_transitions'],
  shared: ['roles', 'role_permissions'],
  // Somebody of the first organization is a member of the second one too.
  overlapping: ['subject_keys', 'users'],
  text: 'approvals',
});
