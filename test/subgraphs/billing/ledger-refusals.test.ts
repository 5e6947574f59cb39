import { describeRefusals } from './describe-refusals.ts';
import { refusedLedger } from './refused-ledger.ts';

describeRefusals('ledger', refusedLedger);
