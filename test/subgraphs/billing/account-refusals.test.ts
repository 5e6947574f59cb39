import { describeRefusals } from './describe-refusals.ts';
import { refusedAccounts } from './refused-accounts.ts';

describeRefusals('accounts', refusedAccounts);
